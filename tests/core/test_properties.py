"""What must hold in every match, whatever is ordered."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from game.core.check import check
from game.core.observation import Observation, Role
from game.core.observe import observe
from game.core.orders.vocabulary import ORDER, Orders
from game.world.vocabulary import FACTIONS, Faction
from tests.core.conftest import NewMatch, moved_on, ordered, some_orders

ROLES: tuple[Role, ...] = (*FACTIONS, "observer", "projector", "white")
FEW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FEW
@given(seed=st.integers(0, 10**6))
def test_what_every_role_is_told_adds_up_exactly(opened: NewMatch, seed: int) -> None:
    match = moved_on(opened(seed), seed, "orders")
    for faction in FACTIONS:
        match = ordered(match, faction, some_orders(match, faction, Random(seed)))
    match = moved_on(match, seed, "consequences")
    for role in ROLES:
        receipts = observe(match, role).receipts
        assert receipts
        for receipt in receipts:
            running = receipt.before
            for cause in receipt.causes:
                running += cause.amount
            assert running == receipt.after, (role, receipt.variable)


@FEW
@given(seed=st.integers(0, 10**6), turn=st.permutations(FACTIONS))
def test_who_seals_first_makes_no_difference(
    opened: NewMatch, seed: int, turn: list[Faction]
) -> None:
    start = moved_on(opened(seed), seed, "orders")
    orders: dict[Faction, Orders] = {f: some_orders(start, f, Random(seed)) for f in FACTIONS}

    def played(order: list[Faction]) -> str:
        match = start
        for faction in order:
            match = ordered(match, faction, orders[faction])
        return moved_on(match, seed, "consequences").digest

    assert played(list(turn)) == played(list(FACTIONS))


@FEW
@given(seed=st.integers(0, 10**6))
def test_random_play_always_ends_and_everybody_can_look(opened: NewMatch, seed: int) -> None:
    match, random = opened(seed, lens="mixture"), Random(seed)
    while match.phase != "over":
        match = moved_on(match, seed, "orders")
        for faction in FACTIONS:
            match = ordered(match, faction, some_orders(match, faction, random))
        match = moved_on(match, seed, "debrief")
        match = moved_on(match, seed, "over" if match.finished else "briefing")
    for role in ROLES:
        seen = observe(match, role)
        assert seen.close is not None
        assert Observation.model_validate_json(seen.model_dump_json()) == seen


BAD = [
    {"kind": "allocate", "lever": "us.energy", "points": 1.5},
    {"kind": "allocate", "lever": "us.energy", "points": True},
    {"kind": "allocate", "lever": "us.energy", "points": "2"},
    {"kind": "allocate", "lever": "us.energy", "points": -1},
    {"kind": "allocate", "lever": "us.energy", "points": 10**30},
    {"kind": "allocate", "lever": "us.energy"},
    {"kind": "allocate", "lever": "us.energy", "points": 1, "faction": "china"},
    {"kind": "allocate", "lever": "../../etc", "points": 1},
    {"kind": "allocate", "lever": "us.energy\x1b[2J", "points": 1},
    {"kind": "stance", "stance": "us.chip_controls", "level": 4},
    {"kind": "stance", "stance": "us.chip_controls", "level": None},
    {"kind": "estimate", "figure": "lead", "low": float("nan"), "central": 1.0, "high": 2.0},
    {"kind": "estimate", "figure": "lead", "low": 1.0, "central": 1.0, "high": float("inf")},
    {"kind": "estimate", "figure": "lead", "low": "1", "central": 1.0, "high": 2.0},
    {"kind": "play", "card": "us/../china/big-fund"},
    {"kind": "play", "card": ["us/hotline"]},
    {"kind": "surrender"},
    {},
    None,
    [],
]


@pytest.mark.parametrize("order", BAD, ids=str)
def test_an_order_of_the_wrong_form_is_no_order(order: object) -> None:
    with pytest.raises(ValidationError):
        ORDER.validate_python(order)


def test_json_can_carry_no_infinity_into_an_order() -> None:
    with pytest.raises(ValidationError):
        ORDER.validate_json('{"kind":"estimate","figure":"lead","low":0,"central":1,"high":1e999}')


@pytest.mark.parametrize("faction", FACTIONS)
def test_no_lever_card_or_stance_of_another_is_ever_moved(
    opened: NewMatch, faction: Faction
) -> None:
    match = moved_on(opened(), 1, "orders")
    foreign: list[dict[str, object]] = [
        {"kind": "allocate", "lever": lever.name, "points": 1}
        for lever in match.rules.levers
        if lever.faction != faction
    ]
    foreign += [
        {"kind": "stance", "stance": s.name, "level": 1}
        for s in match.rules.stances
        if s.faction != faction
    ]
    foreign += [
        {"kind": "play", "card": card.id} for card in match.rulebook.cards if card.deck != faction
    ]
    for order in foreign:
        assert check(match, faction, ORDER.validate_python(order)) is not None, order
