"""What all are told when the table is steered: each act of the clock and the white cell (G10.4)."""

from collections.abc import Callable
from typing import Any

from game.core.conduct import events
from game.core.events import BehaviourChanged, Event, InjectDelivered, RulingMade, Told
from game.core.match import Match
from game.core.names import FACTION_TITLES, names_of
from game.core.observation import NewsItem
from game.core.phase import Phase

Words = tuple[str, str]
"""A title and a text."""

_SOURCES = {
    "draft": "its draft counts",
    "standing": "its standing orders count",
    "bot": "a bot ordered for it",
    "none": "it gives no orders",
}
_CLOCK = {
    "pause": "The clock is stopped",
    "continue": "The clock runs",
    "extend": "The phase has a new end",
    "grace": "Time is up; a grace period runs",
    "return": "The clock goes on",
}
_BY_ITSELF = {
    "continue": "The phase goes on.",
    "grace": "What is sealed before it ends is in time.",
    "return": "The host was away; what was left then is left now.",
}
"""What is said of an act of the clock that nobody gave a reason for."""
_ACTS: dict[str, str] = {
    "negotiation": "offers and answers, what was brought in and ruled, and who was done",
    "orders": "seals and signatures, what was brought in and ruled",
    "consequences": "the whole quarter with all that came of it, and reactions to it",
}
_OTHER_ACTS = "what was brought in and ruled, and who was done"
"""What can have been done in a phase, by which going back from it is told."""
_PLAYERS = {"person": "People play", "bot": "A bot plays", "nobody": "Nobody plays"}


def notice(match: Match, event: Event) -> Told | None:
    """Return what is told of `event`, which has just happened in `match`; nothing of most."""
    words = _WORDS.get(type(event))
    found = None if words is None else words(match, event)
    if found is None:
        return None
    title, text = found
    ruled = isinstance(event, RulingMade)
    now = match.quarter_words
    item = NewsItem(quarter=now, title=title, text=text, kind="ruling" if ruled else "notice")
    return Told(item=item)


def _substituted(_: Match, event: events.Substituted) -> Words:
    title = f"{FACTION_TITLES[event.faction]} had not sealed in time: {_SOURCES[event.source]}"
    return title, "Nobody had sealed its orders when the phase closed."


def _clock(_: Match, event: events.ClockSet) -> Words | None:
    if event.act not in _CLOCK:
        return None
    told = _because(event.reason)
    return _CLOCK[event.act], told if event.reason else _BY_ITSELF.get(event.act, told)


def _closed(match: Match, event: events.PhaseClosed) -> Words:
    if event.by == "clock":
        return f"Time ended the {match.phase} phase", "Who was not done has passed."
    return f"The white cell ended the {match.phase} phase", _because(event.reason)


def _undone(match: Match, event: events.PhaseUndone) -> Words:
    title = f"The white cell went back from the {match.phase} phase"
    return title, f"{_because(event.reason)} {goes_and_stays(match.phase)}"


def goes_and_stays(phase: Phase) -> str:
    """Return what is undone when one goes back from a phase, and what stays (G10.6)."""
    goes = f"What was done in the {phase} phase is undone: {_ACTS.get(phase, _OTHER_ACTS)}."
    return f"{goes} Press, notices and work on the orders stay."


def _player(_: Match, event: events.PlayerChanged) -> Words:
    name = FACTION_TITLES[event.faction]
    return f"{_PLAYERS[event.player]} {name} from now on", _because(event.reason)


def _ruled(match: Match, event: RulingMade) -> Words:
    title = names_of(match.rulebook).row(event.variable)
    return f"Ruling: {title} {event.amount:+g}", _because(event.reason)


def _injected(_: Match, event: InjectDelivered) -> Words | None:
    if event.by != "white":
        return None
    return "The white cell brought something in", "It works in the coming quarter."


def _other_behaviour(_: Match, event: BehaviourChanged) -> Words:
    title = f"From here on behaviour {event.behaviour} of the game counts"
    return title, "The quarters before were played by another one; they stay as they were."


def _because(reason: str) -> str:
    return f"Reason: {reason}" if reason else "No reason was given."


_WORDS: dict[type, Callable[[Match, Any], Words | None]] = {
    events.Substituted: _substituted,
    events.ClockSet: _clock,
    events.PhaseClosed: _closed,
    events.PhaseUndone: _undone,
    events.PlayerChanged: _player,
    RulingMade: _ruled,
    InjectDelivered: _injected,
    BehaviourChanged: _other_behaviour,
}
