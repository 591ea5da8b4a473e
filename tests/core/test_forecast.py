"""What the board says a lever will have built is what comes (R2.1, R15.7)."""

from dataclasses import replace

import pytest

from game.core.match import Match, changed
from game.core.observe import observe
from game.core.orders.vocabulary import Allocate
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import NewMatch, moved_on, ordered

QUIET = "china/quiet-quarter"


def laid(match: Match, card: str, ago: int) -> Match:
    """The match with a card laid down so many quarters ago."""
    world = match.world
    played = world.played.copy()
    played[match.rules.card_index[card], 0] = world.quarter - match.rules.first - ago
    return changed(match, world=replace(world, played=played))


def forecasts(match: Match, faction: Faction) -> dict[str, float]:
    return {lever.name: lever.after for lever in observe(match, faction).levers}


def in_orders_of_the_second_quarter(match: Match) -> Match:
    first = match.world.quarter
    match = moved_on(match, 3, "debrief")
    assert match.world.quarter == first + 1
    return moved_on(match, 3, "orders")


@pytest.mark.parametrize("ago", [None, 1, 2])
def test_a_forecast_is_what_comes(opened: NewMatch, ago: int | None) -> None:
    match = in_orders_of_the_second_quarter(opened(3))
    if ago is not None:
        match = laid(match, QUIET, ago)
    for faction in FACTIONS:
        own = next(lever for lever in observe(match, faction).levers if lever.room)
        points = min(own.room, 3)
        match = ordered(match, faction, (Allocate(lever=own.name, points=points),), seal=False)
    said = {faction: forecasts(match, faction) for faction in FACTIONS}
    after = moved_on(match, 3, "consequences")
    for faction in FACTIONS:
        for lever, forecast in said[faction].items():
            assert after.value(f"capacity.{lever}") == forecast, lever


def test_a_card_that_holds_a_lever_up_is_counted(opened: NewMatch) -> None:
    match = in_orders_of_the_second_quarter(opened(3))
    spent = ordered(match, "us", (Allocate(lever="us.enforcement", points=3),), seal=False)
    now = spent.value("capacity.us.enforcement")
    assert forecasts(spent, "us")["us.enforcement"] > now
    assert forecasts(laid(spent, QUIET, 1), "us")["us.enforcement"] == now
    assert forecasts(laid(spent, QUIET, 2), "us")["us.enforcement"] > now
