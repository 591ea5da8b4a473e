"""Where the board goes next: whose turn it is at a shared terminal, and what is still to tell."""

from collections.abc import Sequence

from game.core.observation import Observation
from game.table.port import Company, Port
from game.tui.ink.story import story_quarter
from game.view.members import called
from game.view.next_step import wants_player
from game.view.press import writer
from game.view.titles import order_title

TELLING = ("consequences", "debrief", "over")
MOST_TOASTS, LONGEST_TOAST = 3, 120
OPEN_TO_ALL = ("briefing", "debrief")
"""Phases in which nothing is secret or decided, so that one key passes them for all seats."""


def next_port(ports: Sequence[Port], present: Port) -> Port | None:
    """The next seat at this terminal that still has something to do, in turn order."""
    place = list(ports).index(present)
    for port in (*ports[place + 1 :], *ports[:place]):
        if wants_player(port.observe()):
            return port
    return None


def untold_story(observation: Observation, told: set[tuple[str, str]]) -> str | None:
    """The quarter whose story this seat has not been told, if it is time to tell it."""
    quarter = story_quarter(observation)
    if observation.phase not in TELLING or quarter is None:
        return None
    return None if (observation.role, quarter) in told else quarter


def still_told(told: set[tuple[str, str]], ports: Sequence[Port]) -> set[tuple[str, str]]:
    """What has been told and still holds: a quarter that was undone is forgotten."""
    newest: dict[str, str] = {port.role: story_quarter(port.observe()) or "" for port in ports}
    return {(role, quarter) for role, quarter in told if quarter <= newest.get(role, quarter)}


def fresh_words(before: Observation, after: Observation, company: Company) -> tuple[str, ...]:
    """What has come since: notices, rulings, and the first words of press others wrote."""
    if (before.role, before.match) != (after.role, after.match):
        return ()
    told = after.news[len(before.news) :]
    words = [f"{item.title}. {item.text}" for item in told if item.kind in ("notice", "ruling")]
    for message in after.press[len(before.press) :]:
        if message.sender != after.role or message.by not in ("", company.you):
            line = " ".join(message.text.split())
            words.append(f"{writer(message, company)}: {line[:LONGEST_TOAST]}")
    known = {(one.by, one.order) for one in before.suggestions}
    words += [
        f"{called(one.by, company)} suggests {order_title(one.order.key, after)} (F2)"
        for one in after.suggestions
        if (one.by, one.order) not in known and one.by != company.you
    ]
    return tuple(words[-MOST_TOASTS:])
