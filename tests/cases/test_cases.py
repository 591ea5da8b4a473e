"""The rulebook as numbered cases a person can read: given, orders, expect.

A case *acts* (and is refused, or not), or *plays* some quarters and looks at what came. With
``compare`` the same match is played again without the orders, under the same luck, and the
expectation is about the difference. A file that expects nothing, or says a word this reader
does not know, fails.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from game.core import act
from game.core.deals import Proposal
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.luck import seed_from
from game.core.match import Match
from game.core.opening import new_match
from game.core.orders.vocabulary import ORDER, Allocate
from game.core.progress import next_events
from game.core.rulebook import Rulebook
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.endings import ending
from game.world.vocabulary import FACTIONS

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
WORDS = {"title", "rule", "given", "acts", "orders", "standing", "quarters", "compare", "expect"}
CHANCE = Chance(seed_from(2028), np.array([0], np.uint64))


def read(path: Path) -> dict[str, Any]:
    """A case; words it does not know are an error."""
    case: dict[str, Any] = yaml.safe_load(path.read_text())
    assert set(case) <= WORDS, f"{path.name}: unknown words {set(case) - WORDS}"
    assert case.get("expect"), f"{path.name} expects nothing"
    return case


def given(rulebook: Rulebook, setting: dict[str, Any]) -> Match:
    """The match a case begins with."""
    known = {"scenario", "lens", "phase", "set", "hand", "played", "sealed", "draft", "format"}
    assert set(setting) <= known, set(setting) - known
    settings = Settings(
        match="case",
        scenario=setting.get("scenario", "2026q3"),
        format=setting.get("format", "full"),
        lens=setting.get("lens", "A"),
        players=dict.fromkeys(FACTIONS, "person"),
    )
    match, _ = new_match(settings, rulebook, CHANCE)
    values, played, rank = (
        array.copy() for array in (match.world.values, match.world.played, match.world.rank)
    )
    for name, value in setting.get("set", {}).items():
        values[match.rules.layout.row(name)] = value
    for card in setting.get("hand", []):
        rank[match.rules.card_index[card]] = 0
    for card in setting.get("played", []):
        played[match.rules.card_index[card]] = 0
    world = replace(match.world, values=values, played=played, rank=rank)
    match = replace(match, world=world, phase=setting.get("phase", "orders"))
    for faction, orders in setting.get("draft", {}).items():
        match = acted(match, {"faction": faction, "orders": orders})[0]
    for faction in setting.get("sealed", []):
        match = acted(match, {"faction": faction, "commit": True})[0]
    return match


def acted(match: Match, step: dict[str, Any]) -> tuple[Match, Refusal | None]:
    """The match after one act of a faction, and the refusal if there was one."""
    faction = step["faction"]
    outcomes = {
        "order": lambda: act.draft(match, faction, ORDER.validate_python(step["order"])),
        "retract": lambda: act.retract(match, faction, step["retract"]),
        "commit": lambda: act.commit(match, faction),
        "reopen": lambda: act.reopen(match, faction),
        "ready": lambda: act.ready(match, faction),
        "standing": lambda: act.keep_standing(match, faction),
        "propose": lambda: act.propose(match, faction, Proposal.model_validate(step["propose"])),
        "answer": lambda: act.answer(match, faction, step["answer"], step.get("accept", True)),
        "withdraw": lambda: act.withdraw(match, faction, step["withdraw"]),
    }
    if "orders" in step:
        for order in step["orders"]:
            match, refusal = acted(match, {"faction": faction, "order": order})
            assert refusal is None, refusal
        return match, None
    (verb,) = set(step) & set(outcomes)
    outcome = outcomes[verb]()
    if isinstance(outcome, Refusal):
        return match, outcome
    for event in outcome:
        match = evolve(match, event)
    return match, None


def played(match: Match, case: dict[str, Any], with_orders: bool) -> Match:
    """The match after the quarters of the case; points on levers are spent anew each quarter."""
    orders = case.get("orders", {}) if with_orders else {}
    for number in range(case.get("quarters", 1)):
        match = replace(match, phase="orders", drafts={}, sealed={})
        for faction in FACTIONS:
            again = [
                ORDER.validate_python(order)
                for order in orders.get(faction, [])
                if number == 0 or order["kind"] == "allocate"
            ]
            for order in again:
                match, refusal = acted(match, {"faction": faction, "order": order.model_dump()})
                assert refusal is None or isinstance(order, Allocate), refusal
            match = acted(match, {"faction": faction, "commit": True})[0]
        for event in next_events(match, CHANCE, "secret"):
            match = evolve(match, event)
    return match


def check_figures(expect: dict[str, Any], match: Match, before: Match) -> None:
    """Compare variables with what they were, with another match, or with numbers."""
    for name, wish in expect.get("figures", {}).items():
        now, then = match.value(name), before.value(name)
        words = f"{name} is {now}, against {then}"
        if wish in ("more", "rises"):
            assert now > then, words
        elif wish in ("less", "falls"):
            assert now < then, words
        elif wish == "same":
            assert now == then, words
        else:
            low, high = wish
            assert low <= now <= high, words


def check_rest(expect: dict[str, Any], match: Match) -> None:
    """Look for causes, news, deals and the ending."""
    records = match.receipts[max(match.receipts)] if match.receipts else ()
    for name, cause in expect.get("because", {}).items():
        terms = [t.cause for record in records if record.variable == name for t in record.terms]
        assert cause in terms, f"{name} moved because of {terms}"
    for title in expect.get("news", []):
        assert any(title in told.item.title for told in match.news), title
    for name, state in expect.get("deals", {}).items():
        assert {deal.id: deal.state for deal in match.deals}[name] == state
    if "ending" in expect:
        found = match.rules.endings[int(ending(match.world, match.rules)[0])]
        assert found.name == expect["ending"]
    if "phase" in expect:
        assert match.phase == expect["phase"]
    if "hand" in expect:
        assert all(match.in_hand(card) for card in expect["hand"])
    if "drafted" in expect:
        faction, keys = next(iter(expect["drafted"].items()))
        assert [order.key for order in match.drafts.get(faction, ())] == keys


def run(rulebook: Rulebook, case: dict[str, Any]) -> None:
    """Run one case."""
    expect = case["expect"]
    known = {
        "refusal", "rule", "accepted", "figures", "because", "news", "deals", "ending", "phase",
        "hand", "drafted",
    }  # fmt: skip
    assert set(expect) <= known, set(expect) - known
    start = given(rulebook, case.get("given", {}))
    match, refusal = start, None
    for step in case.get("acts", []):
        assert refusal is None, refusal
        match, refusal = acted(match, step)
    if "refusal" in expect:
        assert refusal is not None, "it was accepted"
        assert (refusal.code, refusal.rule) == (expect["refusal"], case["rule"])
        assert refusal.message.endswith((".", "?"))
        return
    assert refusal is None, refusal
    before = start
    if "orders" in case or "quarters" in case:
        after = played(match, case, with_orders=True)
        before = played(start, case, with_orders=False) if case.get("compare") else start
        match = after
    check_figures(expect, match, before)
    check_rest(expect, match)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path, rulebook: Rulebook) -> None:
    run(rulebook, read(path))


def test_there_are_enough_cases_and_their_numbers_are_their_own() -> None:
    numbers = [path.name.split("-")[0] for path in FILES]
    assert len(numbers) >= 60
    assert len(set(numbers)) == len(numbers)


def test_every_lever_and_stance_has_a_case(rulebook: Rulebook) -> None:
    texts = "\n".join(path.read_text() for path in FILES)
    missing = [lever.name for lever in rulebook.levers if f"lever: {lever.name}" not in texts]
    missing += [s.name for s in rulebook.stances if f"stance: {s.name}" not in texts]
    assert missing == []


def test_every_ending_has_a_case(rulebook: Rulebook) -> None:
    cases = [read(path)["expect"].get("ending") for path in FILES]
    assert {ending.name for ending in rulebook.endings} <= set(cases)


def test_every_refusal_in_the_core_has_a_case() -> None:
    core = Path(__file__).parents[2] / "game" / "core"
    codes = set()
    for path in core.rglob("*.py"):
        text = path.read_text()
        codes |= set(re.findall(r'code="([a-z-]+)"', text))
        codes |= set(re.findall(r'_?refuse\(\s*"([a-z-]+)"', text))
    cases = {read(path)["expect"].get("refusal") for path in FILES}
    assert codes - cases == set()


def test_a_case_that_expects_nothing_fails(tmp_path: Path) -> None:
    path = tmp_path / "999-nothing.yaml"
    path.write_text("title: nothing\nrule: G1.1\n")
    with pytest.raises(AssertionError, match="expects nothing"):
        read(path)


def test_a_wrong_expectation_fails(rulebook: Rulebook) -> None:
    case = {"rule": "G3.2", "expect": {"figures": {"lead": "rises"}}, "given": {"set": {"lead": 9}}}
    with pytest.raises(AssertionError, match="lead is 9"):
        run(rulebook, case)
