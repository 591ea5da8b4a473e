"""The eight lenses as shipped: fair to their holders, within their ranges, weighed openly."""

from math import isclose

import pytest

from game.content.lens_page import lens_page
from game.content.load import load_rulebook
from game.content.reader import look_up
from game.core.rulebook import Lens, Rulebook

RULES = load_rulebook()
EACH = pytest.mark.parametrize("lens", RULES.lenses, ids=lambda lens: lens.id)


def test_there_are_eight() -> None:
    assert [lens.id for lens in RULES.lenses] == list("ABCDEFGH")


def test_the_weights_make_one_and_none_counts_for_more_than_a_quarter() -> None:
    assert isclose(sum(lens.weight for lens in RULES.lenses), 1)
    assert all(0 < lens.weight <= 0.25 for lens in RULES.lenses)


@EACH
def test_its_argument_is_made_at_a_fair_length_and_answered(lens: Lens) -> None:
    assert 60 <= len(lens.argument.split()) <= 120
    assert lens.dissent
    assert 1 <= lens.dissent.count(". ") + 1 <= 2


@EACH
def test_each_change_lies_in_its_range_and_moves_something(lens: Lens) -> None:
    known = {parameter.name: parameter for parameter in RULES.parameters}
    assert lens.changes
    for change in lens.changes:
        base = known[change.parameter]
        assert base.low <= change.to <= base.high
        assert change.to != base.central


@EACH
def test_its_page_tells_all_there_is_to_know(lens: Lens) -> None:
    page = "\n".join(lens_page(lens, RULES))
    for said in (lens.claim, lens.argument, lens.proponents, lens.prediction, lens.dissent):
        assert said
        assert said in page
    for change in lens.changes:
        assert f"({change.parameter})" in page
        assert f" to {change.to:g} " in page
        assert change.why in page
    assert all(f"- {key}: " in page for key in lens.sources)


def test_no_two_lenses_make_the_same_changes() -> None:
    changes = [tuple((c.parameter, c.to) for c in lens.changes) for lens in RULES.lenses]
    assert len(set(changes)) == len(changes)


def test_a_lens_is_found_by_its_letter_with_or_without_its_kind(rulebook: Rulebook) -> None:
    assert look_up("lens C", rulebook) == look_up("C", rulebook)
    assert look_up("lens c", rulebook)[0].startswith("C · Efficiency")
