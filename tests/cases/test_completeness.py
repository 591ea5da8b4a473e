"""The cases together touch everything the rules are made of; each list is taken from the rules."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from game.core.deals import Deal
from game.core.rulebook import Rulebook
from game.world.effects import vocabulary as effects
from tests.cases.playing import CELL_VERBS, CLOCKS_VERBS
from tests.cases.reader import Case, read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ENOUGH = 200

# Paragraphs no case can show, and where they are tested instead.
ELSEWHERE = {
    "G11.1": "saves: tests/store",
    "G18.2": "who wrote an order: tests/table/test_members.py",
    "G19.2": "who reads press: tests/table/test_members.py",
    "G20.2": "orders by mail: tests/table/test_mail.py",
    "G21.3": "a host that was away: tests/table/test_clock.py",
    "G11.2": "saves: tests/store",
    "G11.3": "saves: tests/table/test_verify.py",
    "R14.7": "the start: tests/world/test_settle.py",
    "R14.2": "the seed: tests/world/test_chance.py and tests/core/test_secrecy.py",
}
# Chapters that explain words and theories and rule nothing.
EXPLAINING = ("G12", "G13", "G14", "G15", "G16", "G17", "G27")


@pytest.fixture(scope="session")
def cases() -> dict[str, Case]:
    """Every case by its file name."""
    return {path.name: read(path) for path in sorted(HERE.glob("*.yaml"))}


def every(words: Any) -> Iterator[dict[str, Any]]:
    """All mappings within a case, at any depth."""
    if isinstance(words, dict):
        yield words
    for inner in words.values() if isinstance(words, dict) else words:
        if isinstance(inner, dict | list):
            yield from every(inner)


def said(cases: dict[str, Case], word: str) -> set[Any]:
    """Every plain value that stands under a word anywhere in the cases."""
    found = (m[word] for case in cases.values() for m in every(case) if word in m)
    return {value for value in found if isinstance(value, str | int | float)}


def keys_under(cases: dict[str, Case], word: str) -> set[str]:
    """Every key of the mappings under a word."""
    found = (m[word] for case in cases.values() for m in every(case) if word in m)
    return {key for value in found if isinstance(value, dict) for key in value}


def test_there_are_enough_cases_numbered_without_a_gap(cases: dict[str, Case]) -> None:
    numbers = [int(name.split("-")[0]) for name in cases]
    assert len(numbers) >= ENOUGH
    assert numbers == list(range(1, len(numbers) + 1))


def test_titles_are_sentences_and_their_own(cases: dict[str, Case]) -> None:
    titles = [case["title"] for case in cases.values()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if title[-1] in ".!" or len(title.split()) < 3] == []


def test_every_lever_and_pledge_has_a_case(rulebook: Rulebook, cases: dict[str, Case]) -> None:
    assert {lever.name for lever in rulebook.levers} - said(cases, "lever") == set()
    assert {pledge.name for pledge in rulebook.pledges} - said(cases, "pledge") == set()


def test_every_stance_is_turned_both_ways(rulebook: Rulebook, cases: dict[str, Case]) -> None:
    now = {s.variable: s.central for s in rulebook.scenarios[0].starts}
    turned = set()
    for case in cases.values():
        start = now | case.get("given", {}).get("set", {})
        for order in every(case):
            name = order.get("stance")
            if isinstance(name, str) and f"stance.{name}" in start:
                turned.add((name, order["level"] > start[f"stance.{name}"]))
    wanted = {(stance.name, up) for stance in rulebook.stances for up in (True, False)}
    assert wanted - turned == set()


def test_every_paragraph_that_rules_something_has_a_case(cases: dict[str, Case]) -> None:
    text = (ROOT / "rules" / "rulebook.md").read_text()
    paragraphs = set(re.findall(r"^\*\*([RG]\d+\.\d+)\*\*", text, re.M))
    silent = {p for p in paragraphs if p.split(".")[0] in EXPLAINING} | set(ELSEWHERE)
    found = {case["rule"] for case in cases.values()}
    assert found - paragraphs == set(), "no such paragraphs"
    assert paragraphs - silent - found == set()
    assert silent & found == set(), "there is a case after all"


def test_every_kind_of_effect_has_a_case(cases: dict[str, Case]) -> None:
    kinds = {get_args(kind.model_fields["kind"].annotation)[0] for kind in kinds_of_effect()}
    assert len(kinds) == 9
    assert kinds - said({"": {"cards": all_cards(cases)}}, "kind") == set()


def kinds_of_effect() -> list[Any]:
    """The models of all kinds of effect."""
    union, _ = get_args(effects.Effect)
    return list(get_args(union))


def all_cards(cases: dict[str, Case]) -> list[dict[str, Any]]:
    """The cards, events and injects of all cases."""
    return [card for case in cases.values() for card in case.get("given", {}).get("cards", [])]


def test_every_way_in_which_cards_and_events_differ_has_a_case(cases: dict[str, Case]) -> None:
    used: dict[str, set[str]] = {"world": set(), "inject": set(), "faction": set()}
    for card in all_cards(cases):
        deck = card["id"].split("/")[0]
        used[deck if deck in used else "faction"] |= set(card)
    assert {"cost", "capital", "timing", "window", "requires"} - used["faction"] == set()
    assert {"odds", "grows_with", "per", "window", "requires"} - used["world"] == set()
    assert {"to", "arrives", "effects"} - used["inject"] == set()


def test_every_rate_is_scaled_in_a_case(rulebook: Rulebook, cases: dict[str, Case]) -> None:
    rates = {variable.name for variable in rulebook.variables if variable.kind == "rate"}
    assert rates - said(cases, "target") == set()


def test_every_refusal_in_the_core_has_a_case(cases: dict[str, Case]) -> None:
    codes = set()
    for path in (ROOT / "game" / "core").rglob("*.py"):
        text = path.read_text()
        codes |= set(re.findall(r'code="([a-z-]+)"', text))
        codes |= set(re.findall(r'_?refuse\(\s*"([a-z-]+)"', text))
    assert codes - said(cases, "refusal") == set()


def test_every_ending_and_aim_has_a_case(rulebook: Rulebook, cases: dict[str, Case]) -> None:
    assert {ending.name for ending in rulebook.endings} - said(cases, "ending") == set()
    scored = {
        (f"score.{aim.faction}", aim.variable)
        for case in cases.values()
        for aim in rulebook.aims
        if f"score.{aim.faction}" in case["expect"].get("figures", {}) and aim.variable in str(case)
    }
    assert {(f"score.{aim.faction}", aim.variable) for aim in rulebook.aims} - scored == set()


def test_every_lens_format_and_scenario_has_a_case(
    rulebook: Rulebook, cases: dict[str, Case]
) -> None:
    assert {lens.id for lens in rulebook.lenses} - said(cases, "lens") == set()
    assert {form.id for form in rulebook.formats} - {"full"} - said(cases, "format") == set()


def states_of_deals(cases: dict[str, Case]) -> set[str]:
    """The states in which cases expect deals."""
    return {state for case in cases.values() for state in case["expect"].get("deals", {}).values()}


def test_every_word_of_a_deal_and_of_the_white_cell_has_a_case(cases: dict[str, Case]) -> None:
    assert {"points", "promise"} - keys_under(cases, "give") == set()
    assert {"points", "promise"} - keys_under(cases, "get") == set()
    assert {"monitoring", "escrow", "until"} - keys_under(cases, "propose") == set()
    states = set(get_args(Deal.model_fields["state"].annotation))
    assert states - states_of_deals(cases) == set()
    assert keys_under(cases, "white") == {*CELL_VERBS, *CLOCKS_VERBS}
