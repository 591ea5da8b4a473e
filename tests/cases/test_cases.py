"""The rulebook as numbered cases a person can read: given, orders, expect."""

from pathlib import Path

import pytest

from game.core.rulebook import Rulebook
from tests.cases.reader import Reader, read

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_holds_and_needs_every_act_and_order(path: Path, rulebook: Rulebook) -> None:
    case, reader = read(path), Reader(rulebook)
    reader.run(case)
    assert reader.run_without(case) == []


def test_a_case_that_expects_nothing_fails(tmp_path: Path) -> None:
    path = tmp_path / "999-nothing.yaml"
    path.write_text("title: nothing\nrule: G1.1\n")
    with pytest.raises(AssertionError, match="expects nothing"):
        read(path)


def test_a_wrong_expectation_fails(rulebook: Rulebook) -> None:
    case = {"rule": "G3.2", "expect": {"figures": {"lead": "rises"}}, "given": {"set": {"lead": 9}}}
    with pytest.raises(AssertionError, match="lead is 9"):
        Reader(rulebook).run(case)


def test_an_order_that_makes_no_difference_is_found(rulebook: Rulebook) -> None:
    orders = {"us": [{"kind": "allocate", "lever": "us.energy", "points": 1}]}
    case = {"rule": "R6.2", "orders": orders, "expect": {"figures": {"capability.us": "rises"}}}
    assert len(Reader(rulebook).run_without(case)) == 1
