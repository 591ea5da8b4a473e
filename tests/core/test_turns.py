"""Phases and turns: which quarter each belongs to, and what counts in the later ones of a turn."""

import pytest

from game.core.acts.begin_phase import PhaseBegan
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.acts.retract import Retract
from game.core.acts.standing import Standing
from game.core.beginning import new_match
from game.core.command import Outcome, carry_out
from game.core.errors import Refusal
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.orders.vocabulary import Allocate
from game.core.progress import next_events
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.world.vocabulary import FACTIONS
from tests.core.conftest import luck, moved_on

ENERGY = Allocate(lever="us.energy", points=2)


def opened(rulebook: Rulebook, form: str) -> Match:
    settings = Settings(
        match="turns",
        scenario="2026q3",
        format=form,
        lens="A",
        players=dict.fromkeys(FACTIONS, "person"),
    )
    return moved_on(new_match(settings, rulebook, luck(1))[0], 1, "orders")


def done(match: Match, *outcomes: Outcome) -> Match:
    for outcome in outcomes:
        assert not isinstance(outcome, Refusal), outcome
        for event in outcome:
            match = evolve(match, event)
    return match


def turn(match: Match) -> tuple[Match, list[Event]]:
    """The match at the next briefing, and what happened on the way."""
    events: list[Event] = []
    while not events or match.phase != "briefing":
        fresh = next_events(match, luck(1), "secret seed")
        for event in fresh:
            match = evolve(match, event)
        events += fresh
    return match, events


@pytest.mark.parametrize(("form", "last"), [("full", "2026Q3"), ("short", "2026Q4")])
def test_looking_back_belongs_to_the_quarter_just_played(
    rulebook: Rulebook, form: str, last: str
) -> None:
    _, events = turn(opened(rulebook, form))
    began = {e.phase: e.quarter for e in events if isinstance(e, PhaseBegan)}
    following = {"2026Q3": "2026Q4", "2026Q4": "2027Q1"}[last]
    assert began == {
        "resolution": "2026Q3",
        "consequences": last,
        "debrief": last,
        "briefing": following,
    }


def test_every_phase_is_of_the_quarter_that_is_shown(rulebook: Rulebook) -> None:
    match = opened(rulebook, "short")
    while match.phase != "over":
        for event in next_events(match, luck(1), "secret seed"):
            match = evolve(match, event)
            if isinstance(event, PhaseBegan):
                assert event.quarter == match.quarter_words


def test_points_go_on_in_the_later_quarters_of_a_turn(rulebook: Rulebook) -> None:
    match = opened(rulebook, "short")
    match = done(match, carry_out(match, "us", Draft(order=ENERGY)))
    match = done(match, carry_out(match, "us", Commit()))
    _, events = turn(match)
    spent = [e.given[0].orders for e in events if isinstance(e, QuarterResolved)]
    assert spent == [[ENERGY], [ENERGY]]


def test_standing_orders_do_not_stand_in_for_a_turn_left_empty_on_purpose(
    rulebook: Rulebook,
) -> None:
    match = opened(rulebook, "short")
    match = done(match, carry_out(match, "us", Draft(order=ENERGY)))
    match = done(
        match, carry_out(match, "us", Standing()), carry_out(match, "us", Retract(key=ENERGY.key))
    )
    match = done(match, carry_out(match, "us", Commit()))
    match, events = turn(match)
    assert [e.given[0].orders for e in events if isinstance(e, QuarterResolved)] == [[], []]
    match = moved_on(match, 1, "orders")
    _, events = turn(match)
    given = [e.given[0] for e in events if isinstance(e, QuarterResolved)]
    assert [g.source for g in given] == ["standing", "draft"]
    assert [g.orders for g in given] == [[ENERGY], [ENERGY]]
