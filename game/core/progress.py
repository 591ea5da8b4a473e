"""When the table moves on, and to what (G1): phases, resolution, the end."""

from dataclasses import replace

from game.core.close import close_of
from game.core.conduct.closing import settled, substitutions
from game.core.events import Event, InjectDelivered, MatchEnded, PhaseBegan
from game.core.evolve import evolve
from game.core.match import Match
from game.core.phase import Phase
from game.core.resolution import resolve_quarter
from game.world.chance import Chance
from game.world.quarters import quarter_words

_NEXT: dict[Phase, Phase] = {
    "briefing": "negotiation",
    "negotiation": "orders",
    "orders": "resolution",
    "resolution": "consequences",
    "consequences": "debrief",
}


def everyone_done(match: Match) -> bool:
    """Whether no person is still deciding in this phase (G1.7), or it was closed for them."""
    people = match.settings.people
    if match.phase == "over":
        return False
    if match.phase == "orders":
        return all(settled(match, faction) for faction in people)
    return match.closed or match.phase == "resolution" or set(people) <= match.ready


def due_events(match: Match, chance: Chance, seed: str) -> tuple[Event, ...]:
    """Return what the table does of itself now: nothing while somebody is still deciding."""
    if stand_ins := substitutions(match):
        return stand_ins
    return next_events(match, chance, seed) if everyone_done(match) else ()


def next_events(match: Match, chance: Chance, seed: str) -> tuple[Event, ...]:
    """Return what happens when a phase is over: the next phase, a resolution, or the end.

    `seed` is told in the closing event only.
    """
    if match.phase == "orders":
        return _resolution(match, chance)
    if match.phase == "debrief":
        if match.finished:
            return (MatchEnded(close=close_of(match, seed)), _began("over", match.quarter))
        return briefing(match)
    return (_began(_NEXT[match.phase], match.quarter),)


def _began(phase: Phase, quarter: int) -> PhaseBegan:
    return PhaseBegan(phase=phase, quarter=quarter_words(quarter))


def briefing(match: Match) -> tuple[Event, ...]:
    """Return how the quarter that is due begins: the phase, and the scenario's injects (G1.1)."""
    scenario = next(s for s in match.rulebook.scenarios if s.id == match.settings.scenario)
    now = quarter_words(match.world.quarter)
    injects = [InjectDelivered(inject=i, quarter=now) for i in scenario.injects.get(now, [])]
    return (_began("briefing", match.world.quarter), *injects)


def _resolution(match: Match, chance: Chance) -> tuple[Event, ...]:
    """Resolve the quarters of this turn: the later ones by the allocations of the first (G1.5)."""
    events: list[Event] = [_began("resolution", match.quarter)]
    played = match
    for number in range(match.format.quarters_per_turn):
        if played.finished:
            break
        if number:
            played = _same_again(played)
        resolved = resolve_quarter(played, chance)
        events.append(resolved)
        played = evolve(played, resolved)
    events.append(_began("consequences", played.world.quarter - 1))
    return tuple(events)


def _same_again(match: Match) -> Match:
    """The next quarter of a turn: nobody decides anew, allocations go on while they can be paid.

    Standing orders stand in for a turn's orders, not for the empty ones of a turn already given.
    """
    kept = {
        faction: tuple(order for order in orders if order.kind == "allocate")
        for faction, orders in match.drafts.items()
    }
    return replace(match, drafts=kept, standing={}, phase="orders")
