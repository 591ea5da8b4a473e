"""Every cause a step can name has words; no raw key is ever shown."""

from typing import Any

import numpy as np
import pytest

from game.content.lint.code import ANY, said
from game.content.load import load_rulebook
from game.core.causes import COUPLINGS, DRAWS, FOLLOW, KINDS, SUMS
from game.core.compile import compile_rules
from game.core.names import names_of
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.receipts import Ledger, receipts
from game.world.resolve import resolve, start
from game.world.turn import Turn
from game.world.world import NEVER

BOOK = load_rulebook()
RULES = compile_rules(BOOK, "A", "2026q3")


def _spoken() -> set[str]:
    """The words of every cause written in full in the resolver."""
    kinds = ("coupling", "chance", "order")
    texts = {w.text for w in said() if w.path.startswith("game/world/") and not w.pattern}
    return {t for t in texts if t.partition(" ")[0] in kinds and " " in t and t[-1] not in " ."}


def test_every_cause_a_step_names_has_a_title_that_is_no_key() -> None:
    spoken = _spoken()
    assert len(spoken) > 40
    names = names_of(BOOK)
    for key in spoken | {"limit", "ruling"}:
        name = key.partition(" ")[2]
        assert key in KINDS or name in COUPLINGS or name in names.rows, key
        assert names.cause(key) not in (key, name), key


def test_every_draw_that_a_step_scales_by_has_words() -> None:
    incidents = {draw for draw in RULES.draws if draw.startswith("world/incident-")}
    assert set(DRAWS) == set(RULES.draws) - incidents
    for _, text, rows in DRAWS.values():
        assert text.endswith(".")
        assert rows and all(row in RULES.layout.index for row in rows)


def test_every_phrase_is_for_a_cause_that_a_step_names() -> None:
    heard = {key.partition(" ")[2] for key in _spoken()}
    patterned = {w.text for w in said() if w.pattern and w.text.startswith(r"coupling\ ")}
    made = {"attraction.us", "attraction.china"}
    assert any(ANY in text for text in patterned)
    assert set(COUPLINGS) <= heard | made
    assert set(FOLLOW) <= set(COUPLINGS)


def test_what_is_followed_is_a_row() -> None:
    for rows in FOLLOW.values():
        for row in rows:
            assert row.format(bloc="us") in RULES.layout.index, row


def test_no_receipt_of_a_match_shows_a_raw_key() -> None:
    names = names_of(BOOK)
    chance = Chance.single(bytes(32))
    world = start(RULES, chance)
    points = np.full((len(RULES.levers), 1), 2, np.int16)
    for quarter in range(RULES.length):
        stances = np.full((len(RULES.stances), 1), quarter % 4, np.int8)
        plays = np.array([[quarter], [quarter + 40]], np.int16)
        ledger = Ledger()
        orders = Inputs(points, stances, plays, (("trust.us", 1.0),), world.deals)
        world = resolve(world, orders, RULES, chance, ledger)
        for receipt in receipts(ledger, RULES.layout).values():
            for term in receipt.terms:
                title = names.cause(term.cause)
                assert title not in (term.cause, term.cause.partition(" ")[2])


def test_only_the_figures_that_say_so_are_plain_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    added: set[str] = set()
    plain = Turn.add

    def heard(turn: Turn, name: str, *rest: Any) -> None:
        added.add(name)
        plain(turn, name, *rest)

    monkeypatch.setattr(Turn, "add", heard)
    chance = Chance.single(bytes(32))
    points = np.zeros((len(RULES.levers), 1), np.int16)
    stances = np.ones((len(RULES.stances), 1), np.int8)
    world = start(RULES, chance)
    nobody = np.full((1, 1), NEVER, np.int16)
    resolve(world, Inputs(points, stances, nobody, (), world.deals), RULES, chance)
    figures = {v.name for v in BOOK.variables if v.kind == "figure"}
    assert added & figures == SUMS
