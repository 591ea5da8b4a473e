"""Receipts are the arithmetic itself: before plus the terms in order is after, bit for bit."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.receipts import Ledger, receipts
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start

from .conftest import LENSES, random_inputs

SEED = bytes(32)


@settings(max_examples=25, deadline=None)
@given(
    lens=st.sampled_from(LENSES),
    salt=st.integers(0, 10_000),
    size=st.sampled_from([1, 3]),
)
def test_receipts_add_up_exactly_for_every_variable(
    rules_under: Callable[[str], Rules], lens: str, salt: int, size: int
) -> None:
    rules = rules_under(lens)
    lanes = np.arange(salt, salt + size, dtype=np.uint64)
    chance = Chance(SEED, lanes)
    world = start(rules, chance)
    for _ in range(rules.length):
        ledger = Ledger()
        orders = random_inputs(world, rules, lanes, salt)
        after = resolve(world, orders, rules, chance, ledger)
        blind = resolve(world, orders, rules, chance)
        assert after.values.tobytes() == blind.values.tobytes()
        found = receipts(ledger, rules.layout)
        assert list(found) == list(rules.layout.names)
        for name, receipt in found.items():
            row = rules.layout.row(name)
            running = world.values[row].copy()
            assert (receipt.before == running).all()
            for term in receipt.terms:
                assert term.cause and term.rule
                running = running + term.amount
            assert (running == after.values[row]).all(), name
            assert (receipt.after == after.values[row]).all()
        world = after


def test_the_lead_moves_by_the_six_named_terms(rules: Rules) -> None:
    chance = Chance.single(SEED)
    world = start(rules, chance)
    ledger = Ledger()
    resolve(world, random_inputs(world, rules, np.zeros(1, np.uint64)), rules, chance, ledger)
    causes = [term.cause for term in receipts(ledger, rules.layout)["lead"].terms]
    for word in ("coupling compute.us", "coupling compute.china", "coupling spill-over"):
        assert word in causes
    assert "lever china.distillation" in causes


SCALED = {
    "flow.china_grey": ("china/smuggling", "compute.grey_luck"),
    "access.distilled": ("china/distillation", "access.luck"),
    "algo.us": ("us/research", "research.luck"),
    "algo.allies": ("allies/research", "research.luck"),
    "algo.china": ("china/research", "research.luck"),
    "market.us": ("us/market", "income.luck"),
    "market.china": ("china/market", "income.luck"),
}
"""Rows that a draw scales: its name, and the parameter that says how far."""


@pytest.mark.parametrize("row", SCALED)
def test_what_a_draw_did_is_what_a_draw_in_the_middle_would_not_have_done(
    rules: Rules, row: str
) -> None:
    draw, width = SCALED[row]
    calm = replace(rules, p={**rules.p, width: np.zeros(1)})
    chance, ledger = Chance(SEED, np.arange(5, dtype=np.uint64)), Ledger()
    world = start(rules, chance)
    orders = random_inputs(world, rules, np.arange(5, dtype=np.uint64), 1)
    resolve(world, orders, rules, chance, ledger)
    receipt = receipts(ledger, rules.layout)[row]
    told = next(term for term in receipt.terms if term.cause == f"chance {draw}")
    without = resolve(world, orders, calm, chance).values[rules.layout.row(row)]
    assert np.allclose(told.amount, receipt.after - without, rtol=1e-9, atol=1e-12)
    assert told.draw is not None
    assert (np.sign(told.amount) == np.sign(told.draw - 0.5)).all()
    assert (told.draw == chance.uniform(world.quarter, draw)).all()


def test_a_ruling_is_a_term_of_its_own(rules: Rules) -> None:
    chance = Chance.single(SEED)
    world = start(rules, chance)
    orders = random_inputs(world, rules, np.zeros(1, np.uint64))
    ledger = Ledger()
    ruled = replace(orders, rulings=(("trust.us", 3.0),))
    after = resolve(world, ruled, rules, chance, ledger)
    plain = resolve(world, orders, rules, chance)
    row = rules.layout.row("trust.us")
    assert abs(after.values[row, 0] - plain.values[row, 0] - 3.0) < 1e-9
    causes = [term.cause for term in receipts(ledger, rules.layout)["trust.us"].terms]
    assert causes[-1] == "ruling"


def test_an_incident_counts_in_its_quarter(rules: Rules) -> None:
    """It stands under its own name in trust, and all that trust lost is in resilience at once."""
    certain = {"hazard.cyber": 1e6, "hazard.most": 1.0, "hazard.systemic": 0.0}
    p = {**rules.p, **{name: np.array(value) for name, value in certain.items()}}
    struck, chance = replace(rules, p=p), Chance.single(SEED)
    world = start(struck, chance)
    for _ in range(3):
        ledger, before = Ledger(), world.get(rules, "trust.us")
        world = resolve(world, Inputs.idle(world, struck), struck, chance, ledger)
        told = receipts(ledger, rules.layout)
        (trust,) = (t.amount for t in told["trust.us"].terms if t.cause == "chance incident")
        assert trust[0] < 0
        moved = {term.cause: float(term.amount[0]) for term in told["resilience.us"].terms}
        lost = float((world.get(rules, "trust.us") - before)[0])
        assert moved["coupling trust.us"] == pytest.approx(
            lost * float(rules.p["resilience.weight_trust"])
        )
        assert abs(moved.get("coupling rounding", 0.0)) < 1e-9


def test_a_ruling_on_a_part_of_a_sum_is_not_put_down_to_rounding(rules: Rules) -> None:
    chance, ledger = Chance.single(SEED), Ledger()
    world = start(rules, chance)
    for rulings in ((), (("trust.us", 3.0),)):
        idle = replace(Inputs.idle(world, rules), rulings=rulings)
        world = resolve(world, idle, rules, chance)
    resolve(world, Inputs.idle(world, rules), rules, chance, ledger)
    told = receipts(ledger, rules.layout)["resilience.us"].terms
    moved = {term.cause: float(term.amount[0]) for term in told}
    assert moved["coupling anew"] == pytest.approx(3.0 * rules.p["resilience.weight_trust"])
    assert abs(moved.get("coupling rounding", 0.0)) < 1e-9


def test_every_cause_names_something_that_exists(rules: Rules) -> None:
    chance = Chance.single(SEED)
    world = start(rules, chance)
    for _ in range(rules.length):
        ledger = Ledger()
        orders = random_inputs(world, rules, np.zeros(1, np.uint64), 3)
        world = resolve(world, orders, rules, chance, ledger)
        for receipt in receipts(ledger, rules.layout).values():
            for term in receipt.terms:
                kind, _, name = term.cause.partition(" ")
                assert kind in {"lever", "stance", "card", "coupling", "chance", "order", "limit"}
                assert kind != "lever" or name in rules.lever_index
                assert kind != "stance" or name in rules.stance_index
                assert kind != "card" or name in rules.card_index
