"""Reads a case and runs it: given, acts, orders, against, expect.

A case *acts*, and is refused or not; then it *plays* its quarters, acts again (``then``), and looks
at what came. ``against: nothing`` plays the same match again with nobody doing anything, and
``against: {given: …, orders: …, acts: …}`` with these instead, both under the same luck; the
expectation is then about the difference.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from game.core.errors import Refusal
from game.core.match import Match
from game.core.rulebook import Rulebook
from tests.cases.amounts import Came
from tests.cases.expecting import CHECKS
from tests.cases.playing import all_acted, played
from tests.cases.setting import given, luck_of

Case = dict[str, Any]
DOINGS = ("acts", "orders", "then")
WORDS = {"title", "rule", "given", *DOINGS, "unsealed", "quarters", "until", "against", "expect"}


def read(path: Path) -> Case:
    """A case; words it does not know are an error."""
    case: Case = yaml.safe_load(path.read_text())
    assert set(case) <= WORDS, f"{path.name}: unknown words {set(case) - WORDS}"
    assert case.get("expect"), f"{path.name} expects nothing"
    unknown = set(case["expect"]) - {*CHECKS, "refusal"}
    assert not unknown, f"{path.name}: unknown expectations {unknown}"
    return case


class Reader:
    """Runs cases, and remembers what was played for one case until the next."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._done: dict[str, tuple[Match, Match, Refusal | None]] = {}

    def run(self, case: Case) -> None:
        """Run a case; `AssertionError` when what came is not what it expects."""
        expect = case["expect"]
        start, match, refusal = self._play(case)
        if "refusal" in expect:
            assert refusal is not None, "it was accepted"
            assert (refusal.code, refusal.rule) == (expect["refusal"], case["rule"])
            assert refusal.message.endswith((".", "?"))
            return
        assert refusal is None, refusal
        came = Came(match, start, start)
        if "against" in case:
            _, compared, refusal = self._play(other(case))
            assert refusal is None, refusal
            came = replace(came, other=compared)
        for word, wish in expect.items():
            CHECKS[word](wish, came)

    def run_without(self, case: Case) -> list[str]:
        """The lines that could be left out of a case: it passes without them."""
        return [what for what, less in without_a_line(case) if self._passes(less)]

    def _passes(self, case: Case) -> bool:
        try:
            self.run(case)
        except AssertionError:
            return False
        return True

    def _play(self, case: Case) -> tuple[Match, Match, Refusal | None]:
        """The match as given, as it came out, and the refusal of the last act."""
        key = repr([case.get(word) for word in ("given", *DOINGS, "unsealed", "quarters", "until")])
        if key not in self._done:
            setting = case.get("given", {})
            start = given(self.rulebook, setting)
            match, refusal = all_acted(start, case.get("acts", []))
            if refusal is None:
                match = played(match, case, luck_of(setting))
                match, refusal = all_acted(match, case.get("then", []))
            self._done[key] = start, match, refusal
        return self._done[key]


def other(case: Case) -> Case:
    """The case that this one is played against."""
    less = {word: value for word, value in case.items() if word != "against"}
    if case["against"] == "nothing":
        less.setdefault("quarters", 1 if "orders" in case else 0)
        return {word: value for word, value in less.items() if word not in DOINGS}
    for word, value in case["against"].items():
        old = case.get(word, {})
        less[word] = merged(old, value) if word == "given" else value
    return less


def merged(old: Case, new: Case) -> Case:
    """A mapping with another laid over it, mapping by mapping."""
    both = old | new
    for word in old.keys() & new.keys():
        if isinstance(old[word], dict) and isinstance(new[word], dict):
            both[word] = merged(old[word], new[word])
    return both


def without_a_line(case: Case) -> Iterator[tuple[str, Case]]:
    """The case less one act or order, for each of them."""
    for word in ("acts", "then"):
        steps = case.get(word, [])
        for place, step in enumerate(steps):
            if "refused" in step:  # an expectation, not something done
                continue
            yield f"{word}: {step}", {**case, word: [*steps[:place], *steps[place + 1 :]]}
    for faction, orders in case.get("orders", {}).items():
        for place, order in enumerate(orders):
            less = {**case["orders"], faction: [*orders[:place], *orders[place + 1 :]]}
            yield f"orders: {faction}: {order}", {**case, "orders": less}
