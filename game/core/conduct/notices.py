"""What all are told when the table is steered: each act of the clock and the white cell (G10.4)."""

from game.core.conduct import events
from game.core.events import Event, InjectDelivered, RulingMade, Told
from game.core.match import Match
from game.core.names import FACTION_TITLES, names_of
from game.core.observation import NewsItem

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
_PLAYERS = {"person": "People play", "bot": "A bot plays", "nobody": "Nobody plays"}


def notice(match: Match, event: Event) -> Told | None:
    """Return what is told of `event`, which has just happened in `match`; nothing of most."""
    found = _words(match, event)
    if found is None:
        return None
    title, text = found
    ruled = isinstance(event, RulingMade)
    now = match.quarter_words
    item = NewsItem(quarter=now, title=title, text=text, kind="ruling" if ruled else "notice")
    return Told(item=item)


def _words(match: Match, event: Event) -> tuple[str, str] | None:
    if isinstance(event, events.Substituted):
        title = f"{FACTION_TITLES[event.faction]} had not sealed in time: {_SOURCES[event.source]}"
        return title, "Nobody had sealed its orders when the phase closed."
    if isinstance(event, events.ClockSet) and event.act in _CLOCK:
        told = _because(event.reason)
        return _CLOCK[event.act], told if event.reason else _BY_ITSELF.get(event.act, told)
    if isinstance(event, events.PhaseClosed):
        if event.by == "clock":
            return f"Time ended the {match.phase} phase", "Who was not done has passed."
        return f"The white cell ended the {match.phase} phase", _because(event.reason)
    if isinstance(event, events.PhaseUndone):
        return "The white cell went back a phase", _because(event.reason)
    if isinstance(event, events.PlayerChanged):
        name = FACTION_TITLES[event.faction]
        return f"{_PLAYERS[event.player]} {name} from now on", _because(event.reason)
    if isinstance(event, RulingMade):
        title = names_of(match.rulebook).row(event.variable)
        return f"Ruling: {title} {event.amount:+g}", _because(event.reason)
    if isinstance(event, InjectDelivered) and event.by == "white":
        return "The white cell brought something in", "It works in the coming quarter."
    return None


def _because(reason: str) -> str:
    return f"Reason: {reason}" if reason else "No reason was given."
