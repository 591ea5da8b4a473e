"""Causes in receipts are told in words (lint L20 holds words and steps to each other)."""

import numpy as np

from game.content.load import load_rulebook
from game.core.compile import compile_rules
from game.core.rule_titles import titles_of
from game.core.waterfall import SUMS
from game.world.chance import Chance
from game.world.inputs import Inputs, held
from game.world.receipts import Ledger, receipts
from game.world.resolve import resolve
from game.world.start import start
from game.world.world import NEVER

BOOK = load_rulebook()
RULES = compile_rules(BOOK, "A", "2026q3")


def test_every_draw_that_a_step_scales_by_has_words() -> None:
    incidents = {draw for draw in RULES.draws if draw.startswith("world/incident-")}
    drawn = {words.key.removeprefix("chance "): words for words in BOOK.causes if words.draw}
    assert set(drawn) == set(RULES.draws) - incidents
    assert all(words.text.endswith(".") for words in drawn.values())


def test_no_receipt_of_a_match_shows_a_raw_key() -> None:
    names = titles_of(BOOK)
    chance = Chance.single(bytes(32))
    world = start(RULES, chance)
    points = np.full((len(RULES.levers), 1), 2, np.int16)
    for quarter in range(RULES.length):
        stances = np.full((len(RULES.stances), 1), quarter % 4, np.int8)
        plays = np.array([[quarter], [quarter + 40]], np.int16)
        ledger = Ledger()
        orders = Inputs(points, stances, plays, (("trust.us", 1.0),), world.deals, held(1))
        world = resolve(world, orders, RULES, chance, ledger)
        for receipt in receipts(ledger, RULES.layout).values():
            for term in receipt.terms:
                title = names.cause(term.cause)
                assert title not in (term.cause, term.cause.partition(" ")[2])


def test_the_figures_that_say_so_are_plain_sums() -> None:
    chance = Chance.single(bytes(32))
    points = np.ones((len(RULES.levers), 1), np.int16)
    stances = np.ones((len(RULES.stances), 1), np.int8)
    world = start(RULES, chance)
    nobody = np.full((1, 1), NEVER, np.int16)
    ledger = Ledger()
    resolve(world, Inputs(points, stances, nobody, (), world.deals, held(1)), RULES, chance, ledger)
    found = receipts(ledger, RULES.layout)
    for name in SUMS:
        named = [t for t in found[name].terms if t.cause != "coupling rounding"]
        rest = found[name].after - found[name].before - sum(term.amount for term in named)
        assert len(named) > 3
        assert abs(rest[0]) < 1e-9
