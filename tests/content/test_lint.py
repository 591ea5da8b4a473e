"""Each check finds what it is for, where it stands, and nothing else."""

from pathlib import Path

import pytest

from game.content.lint import causes, code, lint, paragraphs, parameters
from game.content.lint.checks import CHECKS
from game.content.problem import Problem
from game.core.errors import ContentError

from .conftest import FIXTURE, Edit

US, CHINA, HEAT, LEAK = (
    "cards/us/grid-deal.yaml",
    "cards/china/shell-firms.yaml",
    "cards/world/heat-wave.yaml",
    "cards/inject/leak.yaml",
)
BASE = "rules/base"
CAUSES, FRONTS = f"{BASE}/causes.yaml", f"{BASE}/fronts.yaml"
RESILIENCE = "  - {id: resilience, title: Resilience, headline: [compute.us], rows: [compute.us]}\n"
LENS, SCENARIO, DOCTRINE = (
    "rules/lenses/a-lens.yaml",
    "rules/scenarios/2026q3.yaml",
    "rules/doctrines/plain.yaml",
)
PAST = "rules/hindcasts/past.yaml"
CRISIS = "rules/crises/a-quarrel.yaml"

# rule, file, words there, words instead, what stands at the place named, words of the problem
SPOILED = [
    ("L01", US, "cost: 3", "cost: &three 3", "&three 3", "anchors"),
    ("L01", US, "cost: 3", "cost: [3", ": {first: 2026Q4", "not YAML"),
    ("L02", US, "cost: 3", "cost: NO", "NO", "whole number"),
    ("L02", US, "cost: 3", "csot: 3", "csot: 3", "did you mean cost?"),
    ("L02", US, "cost: 3\n", "", "id: us/grid-deal", "`cost` is missing"),
    ("L02", US, "deck: us", "deck: moon", "moon", "write one of us, allies"),
    ("L02", US, "deck: us\n", "", "id: us/grid-deal", "`deck` is missing"),
    ("L02", US, "kind: add", "kind: ad", "ad", "did you mean add?"),
    ("L02", US, "2026Q4", "2026Q5", "2026Q5", "write a quarter such as 2027Q3"),
    ("L02", US, "Grid deal", "G" * 50, "GGG", "50 characters; use at most 40"),
    ("L02", US, "by: 0.5", "by: .inf", ".inf", "decimal number"),
    ("L02", US, "by: 0.5", "by: 010", "010", "no leading zeros"),
    ("L02", US, "hypothetical: false", "hypothetical: on", "on", "true or false"),
    ("L02", f"{BASE}/levers.yaml", "levers:", "leevrs:", "leevrs:", "did you mean levers?"),
    ("L02", f"{BASE}/levers.yaml", "faction: us", "faction: uk", "uk", "`faction` can't be 'uk'"),
    ("L03", US, "id: us/grid-deal", "id: us/grid", "us/grid", "write id: us/grid-deal"),
    ("L03", US, "deck: us", "deck: labs", "labs", "the deck is labs, the folder us"),
    ("L03", SCENARIO, "id: 2026q3", "id: 2026q4", "2026q4", "write id: 2026q3"),
    ("L03", DOCTRINE, "id: plain", "id: plan", "plan", "write id: plain"),
    ("L03", LENS, 'id: "A"', 'id: "C"', '"C"', "name the file c-"),
    (
        "L04",
        US,
        "target: compute.us",
        "target: compute.uss",
        "compute.uss",
        "did you mean compute.us?",
    ),
    ("L04", US, "target: compute.us", "target: rate.grey", "rate.grey", "rates are scaled"),
    (
        "L04",
        CHINA,
        "target: rate.grey",
        "target: compute.us",
        "compute.us",
        "name a rate or a capacity",
    ),
    ("L04", HEAT, "target: compute.us", "target: lead", "lead", "figures are worked out anew"),
    ("L04", US, "delay, target: capacity.us.energy", "delay, target: lead", "lead", "a capacity"),
    (
        "L04",
        US,
        "add, target: compute.us",
        "add, target: stance.us.chip_controls",
        "stance.us.chip_controls",
        "add",
    ),
    ("L04", US, "by: 0.5", "by: 0.0", "0.0", "changes nothing"),
    ("L04", CHINA, "by: 1.3", "by: 1", "1", "changes nothing"),
    ("L04", LEAK, "to: 0.1", "to: 1000.0", "1000.0", "outside 0–900"),
    ("L04", HEAT, "at: 40.0", "at: -1.0", "-1.0", "outside 0–3000"),
    ("L04", US, "target: compute.china_grey", "target: lead", "lead", "exactly already"),
    (
        "L04",
        CHINA,
        "{kind: scale, target: rate.grey, by: 1.3}",
        "{kind: reveal, to: china, target: insight.us, narrows: 2.0}",
        "insight.us",
        "no other faction",
    ),
    ("L04", HEAT, "us/grid-deal", "us/grid-dela", "us/grid-dela", "did you mean us/grid-deal?"),
    ("L04", HEAT, "us/grid-deal", "inject/leak", "inject/leak", "goes to no hand"),
    ("L05", US, "variable: lead", "variable: laed", "laed", "did you mean lead?"),
    ("L05", US, "variable: lead, at_most: 20.0", "variable: lead", "{variable: lea", "no bound"),
    ("L05", US, "at_most: 20.0", "at_least: 3.0, at_most: 2.0", "{variable: lea", "swap them"),
    (
        "L05",
        US,
        "variable: lead, at_most: 20.0",
        "card: china/shell",
        "china/shell",
        "did you mean",
    ),
    ("L05", US, "variable: lead", "card: us/grid-deal", "{card: us/grid", "a card has no bounds"),
    ("L05", US, "variable: lead, ", "", "{at_most: 20.0", "tests a variable or a card"),
    ("L05", f"{BASE}/endings.yaml", "variable: lead", "variable: led", "led", "no variable led"),
    ("L06", f"{BASE}/levers.yaml", "[compute.us]", "[compute.su]", "compute.su", "did you mean"),
    ("L06", f"{BASE}/levers.yaml", "moves: [compute.us]", "moves: []", "[]", "moves nothing"),
    (
        "L06",
        f"{BASE}/pledges.yaml",
        "points.china.grey_market",
        "points.china.gray",
        "points.china.gray",
        "no",
    ),
    (
        "L06",
        f"{BASE}/pledges.yaml",
        "name: china.",
        "name: labs.",
        "labs.no_grey_market",
        "begin the name with",
    ),
    (
        "L06",
        f"{BASE}/aims.yaml",
        "variable: lead",
        "variable: leads",
        "leads",
        "did you mean lead?",
    ),
    ("L06", HEAT, "grows_with: compute.us", "grows_with: compute", "compute", "no compute"),
    ("L06", HEAT, "per: 10.0\n", "", "id: world/heat-wave", "go together"),
    (
        "L06",
        SCENARIO,
        "  - {variable: insight.us",
        "  # - {variable: insight.us",
        "- {variable: adoption.us.cyber",
        "no start for insight.us",
    ),
    ("L06", SCENARIO, "variable: insight.us", "variable: compute.us", "compute.us", "starts twice"),
    (
        "L06",
        SCENARIO,
        "variable: insight.us",
        "variable: lead",
        "lead",
        "worked out from the stocks",
    ),
    ("L06", SCENARIO, "inject/leak", "inject/laek", "inject/laek", "did you mean inject/leak?"),
    ("L06", SCENARIO, "2027Q1", "2029Q1", "2029Q1: [inject/leak", "outside 2026Q3–2028Q4"),
    ("L06", PAST, "doctrine: plain", "doctrine: plane", "plane", "write plain"),
    ("L06", PAST, "- variable: lead", "- variable: laed", "laed", "did you mean lead?"),
    ("L06", PAST, "inject/leak", "inject/leek", "inject/leek", "did you mean inject/leak?"),
    ("L08", PAST, "central: 7.0", "central: 3.0", "3.0", "the band is not in order"),
    ("L08", PAST, "first: 2025Q2", "first: 2024Q4", "2024Q4", "outside 2025Q1–2025Q4"),
    ("L08", PAST, "first: 2025Q2", "first: 2025Q1", "2025Q1, last: 2025Q4", "has a band already"),
    ("L10", PAST, 'kind: estimate, source: "S1"}\n', 'kind: fact, source: "S7"}\n', '"S7"', "S7"),
    ("L10", DOCTRINE, 'source: "S1"', 'source: "S8"', '"S8"', "there is no source S8"),
    ("L13", DOCTRINE, "first: 2025Q2", "first: 2027Q3", "{first: 2027Q3", "before it opens"),
    ("L13", DOCTRINE, "first: 2025Q2", "first: 2024Q4", "2024Q4", "stay within 2025Q1–2028Q4"),
    ("L03", PAST, "id: past", "id: passed", "passed", "write id: past"),
    ("L14", PAST, "id: past", "id: 2026q3", "2026q3", "used twice"),
    ("L07", LENS, "compute.growth", "compute.grow", "compute.grow", "did you mean compute.growth?"),
    ("L07", LENS, "to: 0.15", "to: 0.5", "0.5", "stay within 0.06–0.16"),
    ("L07", LENS, "to: 0.15", "to: 0.11", "0.11", "changes nothing"),
    ("L07", "rules/lenses/b-lens.yaml", "weight: 0.5", "weight: 0.4", "0.4", "add up to 0.9"),
    ("L08", f"{BASE}/parameters.yaml", "central: 0.11", "central: 0.2", "0.2", "not in order"),
    (
        "L08",
        f"{BASE}/variables.yaml",
        "low: -120.0",
        "low: 130.0",
        "130.0",
        "low is not below high",
    ),
    ("L08", f"{BASE}/aims.yaml", "full: 14.0", "full: 2.0", "2.0", "the same"),
    ("L08", SCENARIO, "central: 10.0", "central: 5.5", "5.5", "not in order"),
    ("L08", SCENARIO, "last: 2028Q4", "last: 2026Q2", "2026Q2", "before the first"),
    ("L09", f"{BASE}/stances.yaml", "R1.1", "R1.7", "R1.7", "write **R1.7**"),
    (
        "L09",
        "rules/rulebook.md",
        "Stances cost",
        "Stances cost {no.such}",
        "{no.such}",
        "the rules have no number no.such",
    ),
    (
        "L09",
        "rules/rulebook.md",
        "**G5.1**",
        "**R1.1**",
        "**R1.1** Deals are made",
        "a second paragraph R1.1",
    ),
    (
        "L10",
        f"{BASE}/levers.yaml",
        '"S2;',
        '"S22;',
        '"S22; low end of the ran',
        "there is no source S22",
    ),
    (
        "L10",
        f"{BASE}/parameters.yaml",
        "S2 says",
        "S9 says",
        "S9 says less",
        "there is no source S9",
    ),
    ("L10", LENS, "[S1]", "[S4]", "S4", "there is no source S4"),
    (
        "L06",
        SCENARIO,
        "hand: 3",
        "hand: 3\naims:\n  - {faction: us, variable: led, zero: 1, full: 2}",
        "led",
        "there is no us led",
    ),
    ("L10", SCENARIO, '"S2"', '"S3"', '"S3"', "there is no source S3"),
    ("L11", US, 'source: "S1"\n', "", "false", "has no source"),
    ("L12", US, "comes sooner", "comes  sooner", "Power for data centres c", "two spaces"),
    (
        "L12",
        US,
        "text: Power for data centres comes sooner.",
        'text: " Power comes sooner."',
        '" Power comes sooner."',
        "begins or ends",
    ),
    (
        "L12",
        US,
        "comes sooner",
        "comes [b]sooner[/b]",
        "Power for data centres c",
        "looks like markup",
    ),
    ("L12", US, "text: Power", "text: |-\n  Power\n  ", "|-", "broken into lines"),
    ("L13", PAST, "{2025Q3", "{2025Q2", "inject/leak", "2025Q2 is outside it"),
    ("L13", LEAK, "2025Q3", "2024Q3", "2024Q3", "stay within 2025Q1–2028Q4"),
    ("L13", US, "last: 2028Q2", "last: 2026Q3", "{first: 2026Q4", "before it opens"),
    ("L13", US, "first: 2026Q4", "first: 2025Q4", "2025Q4", "outside the quarters played"),
    ("L14", CHINA, "title: Shell firms", "title: Grid deal", "Grid deal", "used twice"),
    (
        "L15",
        f"{BASE}/parameters.yaml",
        "compute.base_us",
        "spare.base_us",
        "spare.base_us",
        "nothing",
    ),
    (
        "L16",
        US,
        "card.json",
        "cards.json",
        "# yaml-language-server:",
        "write # yaml-language-server",
    ),
    ("L16", f"{BASE}/aims.yaml", "# yaml", "# a note\n# yaml", "# a note", "../schema/aims.json"),
    (
        "L17",
        DOCTRINE,
        "lever: us.energy",
        "lever: china.grey_market",
        "china.grey_market",
        "us has no lever",
    ),
    ("L17", DOCTRINE, "points: 3", "points: 9", "9", "at most 5 points"),
    (
        "L17",
        DOCTRINE,
        "us.chip_controls",
        "us.chip_control",
        "us.chip_control",
        "us has no stance us.chip_control",
    ),
    ("L17", DOCTRINE, "us/grid-deal", "china/shell-firms", "china/shell-firms", "us has no card"),
    ("L17", DOCTRINE, "partner: china", "partner: us", "us", "with itself"),
    ("L17", DOCTRINE, "theirs: china", "mine: china", "china.no_grey_market", "us has no pledge"),
    (
        "L17",
        DOCTRINE,
        "china.grey_market, points: 3}",
        "china.grey_market, points: 3, when: [{variable: insight.us, at_least: 1.0}]}",
        "insight.us",
        "knows nothing of insight.us",
    ),
    ("L18", US, "Power for", "Ada Example powers", "Ada Example powers data", "a real person"),
    ("L18", HEAT, "Heat wave", "Acme Chips", "Acme Chips", "a real firm"),
    (
        "L19",
        f"{BASE}/formats.yaml",
        "orders: 6.0",
        "order: 6.0",
        "order: 6.0",
        "did you mean orders?",
    ),
    ("L19", f"{BASE}/formats.yaml", "orders: 6.0", "orders: 0.0", "0.0", "more than 0"),
    ("L22", CRISIS, "asks: [us, china]", "asks: [us, us]", "[us, us]", "name it once"),
    ("L22", CRISIS, '  press: "Send the fleet"', "", "yield:", "write yield, hold and press"),
    ("L22", CRISIS, "{us: [press], china", "{labs: [press], china", "{labs", "labs is not asked"),
    ("L22", CRISIS, "pressed: [1]", "pressed: [0, 1, 2]", "title: It passes", "rows above take"),
    (
        "L22",
        CRISIS,
        "    text: It passes.",
        "    pressed: [2]\n    text: It passes.",
        "- ",
        "end with",
    ),
    ("L22", DOCTRINE, "crisis: a-quarrel", "crisis: a-quarel", "a-quarel", "a-quarrel?"),
    ("L14", CAUSES, "chance us/mood", "coupling wear", "coupling wear, title: Luck", "twice"),
    ("L20", CAUSES, "coupling wear", "coupling tear", "coupling tear", "no step names"),
    ("L20", CAUSES, "us/mood", "us/mod", "chance us/mod", "no step names"),
    ("L20", CAUSES, "compute.{bloc}", "computer.{bloc}", '"computer', "there is no"),
    ("L20", CAUSES, "[compute.us]", "[compute.uk]", "compute.uk", "compute.us?"),
    ("L21", FRONTS, "[lead]", "[led]", "led", "did you mean lead?"),
    ("L21", FRONTS, "rows: [lead", "rows: [led", "led", "did you mean lead?"),
    ("L21", FRONTS, "id: cyber", "id: cyper", "cyper", "did you mean cyber?"),
    ("L21", FRONTS, "\n      - {id: cyber, title: cyber}", " []", "[]", "cyber is no"),
    ("L21", FRONTS, RESILIENCE, "", "{id: distribution", "resilience has no words"),
]


@pytest.mark.usefixtures("small_code")
@pytest.mark.parametrize(("rule", "file", "old", "new", "there", "words"), SPOILED)
def test_a_fault_is_found_where_it_stands(
    edit: Edit, rule: str, file: str, old: str, new: str, there: str, words: str
) -> None:
    root = edit(file, old, new)
    found = [p for p in lint(root) if p.rule == rule and (root / p.path).exists()]
    said = [f"{standing(root, p)} | {p.message}; {p.suggestion}" for p in found]
    assert any(s.startswith(there) and words in s for s in said), said


def standing(root: Path, problem: Problem) -> str:
    """What stands in the file where the problem points."""
    return (root / problem.path).read_text().splitlines()[problem.line - 1][problem.column - 1 :]


@pytest.mark.usefixtures("small_code")
def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert lint(FIXTURE) == []


def test_every_check_has_a_failing_example() -> None:
    assert {rule for rule, *_ in SPOILED} == set(CHECKS)


@pytest.mark.usefixtures("small_code")
def test_a_rulebook_that_is_missing_is_one_problem(root: Path) -> None:
    (root / "rules/rulebook.md").unlink()
    assert [p.message for p in lint(root)] == ["can't be read: No such file or directory"]


def test_code_that_reads_a_parameter_no_file_has_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = 'def step(p):\n    return p["compute.grwth"] + p[f"energy.{p}_base"]\n'
    words = tuple(code.strings(lines, "game/world/step.py"))
    monkeypatch.setattr(parameters, "said", lambda: words)
    found = [p.sentence() for p in lint(FIXTURE) if p.path == "game/world/step.py"]
    assert found[0].startswith(
        "game/world/step.py:2:14: the game reads the parameter compute.grwth"
    )
    assert found[0].endswith("did you mean compute.growth?")
    assert len(found) == 2


def test_a_cause_in_code_that_has_no_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = 'said = ("coupling tear", "coupling compute.us", "limit", "lever us.energy")\n'
    words = tuple(code.strings(lines, "game/world/step.py"))
    monkeypatch.setattr(causes, "said", lambda: words)
    found = [p.sentence() for p in lint(FIXTURE) if p.path == "game/world/step.py"]
    assert [sentence.partition("; ")[0] for sentence in found] == [
        "game/world/step.py:1:9: the cause coupling tear has no words",
        "game/world/step.py:1:49: the cause limit has no words",
    ]


def test_code_that_quotes_a_paragraph_nobody_wrote_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = tuple(code.strings('rule = "G9.9"\n', "game/core/act.py"))
    monkeypatch.setattr(paragraphs, "said", lambda: words)
    assert [p.sentence() for p in lint(FIXTURE) if p.rule == "L09"] == [
        "game/core/act.py:1:8: the rulebook has no paragraph G9.9; "
        "write **G9.9** into rules/rulebook.md"
    ]


def test_one_file_is_checked_against_all_the_rest(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = edit(CHINA, "rate.grey", "rate.gray")
    monkeypatch.setenv("FOURFRONTS_CONTENT", str(root))
    assert lint(root / US) == []
    assert [p.rule for p in lint(root / CHINA)] == ["L04"]
    assert [p.rule for p in lint(root / "cards")] == ["L04"]


def test_a_card_from_elsewhere_is_checked_as_if_it_lay_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOURFRONTS_CONTENT", str(FIXTURE))
    mine = tmp_path / "us" / "new-deal.yaml"
    mine.parent.mkdir()
    text = (FIXTURE / US).read_text().replace("grid-deal", "new-deal").replace("Grid deal", "New")
    mine.write_text(text)
    assert lint(mine) == []
    mine.write_text(text.replace("title: New", "title: Heat wave"))
    assert [(p.line, p.rule) for p in lint(mine)] == [(3, "L14")]
    mine.write_text(text.replace("compute.us", "compute.se"))
    assert [(p.path, p.line, p.rule) for p in lint(mine)] == [(str(mine), 11, "L04")]


def test_a_path_with_nothing_to_check_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is nothing at"):
        lint(tmp_path / "absent.yaml")
    with pytest.raises(ContentError, match=r"no \.yaml files"):
        lint(tmp_path)
    with pytest.raises(ContentError, match=r"is no \.yaml file"):
        lint(FIXTURE / "rules/rulebook.md")
