"""When the table moves on, and to what (G1): phases, resolution, the end."""

from dataclasses import replace

from game.core.acts.begin_phase import begin_phase
from game.core.acts.bring import InjectDelivered
from game.core.acts.end_match import end_match
from game.core.acts.open_match import open_match
from game.core.acts.resolve_quarter import resolve_quarter
from game.core.acts.substitute import settled, substitutions
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.phase import Phase
from game.world.chance import Chance

_NEXT: dict[Phase, Phase] = {
    "briefing": "negotiation",
    "negotiation": "orders",
    "orders": "resolution",
    "consequences": "debrief",
}


def everyone_done(match: Match) -> bool:
    """Whether no person is still deciding in this phase (G1.7), or it was closed for them."""
    people = match.settings.people
    if match.phase == "over":
        return False
    if match.phase == "orders":
        return all(settled(match, faction) for faction in people)
    return match.closed or set(people) <= match.ready


def due_event(match: Match, chance: Chance, seed: str) -> Event | None:
    """Return the one thing the table does of itself now; `None` while somebody is deciding.

    `seed` is told in the closing event only.
    """
    if under_way(match):
        return _next_step(match, chance)
    return _moved_on(match, seed) if everyone_done(match) else None


def under_way(match: Match) -> bool:
    """Whether the table is in the middle of something that nobody may come between.

    A table that died there goes on from the facts it has written down (G11.1).
    """
    blank, resolving = not match.digest, match.phase == "resolution"
    awaited = match.awaited or match.planned
    return bool(blank or resolving or awaited or substitutions(match))


def carried_on(match: Match, chance: Chance) -> tuple[Match, tuple[Event, ...]]:
    """Return the match after all that is under way, and the events of it."""
    events: list[Event] = []
    while under_way(match):
        events.append(_next_step(match, chance))
        match = evolve(match, events[-1])
    return match, tuple(events)


def next_events(match: Match, chance: Chance, seed: str) -> tuple[Event, ...]:
    """Return what happens when a phase is over: the next phase, a resolution, or the end."""
    first = _moved_on(match, seed)
    return (first, *carried_on(evolve(match, first), chance)[1])


def _moved_on(match: Match, seed: str) -> Event:
    """Return how the phase ends, whoever was deciding in it."""
    if match.phase != "debrief":
        return begin_phase(_NEXT[match.phase], match.quarter)
    if match.finished:
        return end_match(match, seed)
    return begin_phase("briefing", match.world.quarter)


def _next_step(match: Match, chance: Chance) -> Event:
    """Return the next event of what is under way."""
    if not match.digest:
        return open_match(match, chance)
    if match.awaited:
        return begin_phase(match.awaited, match.quarter)
    if match.planned:
        return InjectDelivered(inject=match.planned[0], quarter=match.quarter_words)
    if match.phase == "resolution":
        return _resolution(match, chance)
    return substitutions(match)[0]


def _resolution(match: Match, chance: Chance) -> Event:
    """Resolve a quarter of this turn: the later ones by the allocations of the first (G1.5)."""
    decided = match.back.world.quarter if match.back else match.world.quarter
    done = match.world.quarter - decided
    if done and (done == match.format.quarters_per_turn or match.finished):
        return begin_phase("consequences", match.world.quarter - 1)
    played = _same_again(match) if done else match
    return resolve_quarter(replace(played, phase="orders"), chance)


def _same_again(match: Match) -> Match:
    """The next quarter of a turn: nobody decides anew, allocations go on while they can be paid.

    Standing orders stand in for a turn's orders, not for the empty ones of a turn already given.
    """
    kept = {
        faction: tuple(order for order in orders if order.kind == "allocate")
        for faction, orders in match.drafts.items()
    }
    return replace(match, drafts=kept, standing={})
