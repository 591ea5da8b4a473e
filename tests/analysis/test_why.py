"""`why`: exact, readable, and silent about what the asker may not see."""

from pathlib import Path

import pytest

from game.analysis.why import Why
from game.core.errors import UsageError
from game.lines.receipts import waterfall_lines

SAVE = Path(__file__).parents[2] / "saves/examples/the-essay-under-lens-a.jsonl"


@pytest.fixture(scope="module")
def finished() -> Why:
    return Why.of(SAVE)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same match before its end."""
    path = tmp_path_factory.mktemp("why") / "running.jsonl"
    lines = SAVE.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: len(lines) * 3 // 4]))
    return path


def test_the_steps_add_up_exactly_for_every_receipt(finished: Why) -> None:
    for quarter in finished.quarters:
        for name in ("lead", "compute.ratio", "adoption.us", "trust.us", "tension"):
            seen = finished.ask(quarter, name)
            running = seen.before
            for step in seen.steps:
                assert step.start == running
                running += step.cause.amount
            assert running == seen.after


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("lead", "lead"),
        ("US lead", "lead"),
        ("US adoption", "adoption.us"),
        ("compute ratio", "compute.ratio"),
        ("ADOPTION.US", "adoption.us"),
    ],
)
def test_plain_words_name_a_variable(finished: Why, words: str, name: str) -> None:
    assert finished.ask("2027q3", words).variable == name


def test_a_cause_opens_to_its_rule_and_its_numbers(finished: Why) -> None:
    step = finished.ask("2027Q3", "lead").steps[0]
    assert step.paragraph.startswith(
        "The lead is US capability less China's. It moves by exactly these terms"
    )
    number = next(n for n in step.numbers if n.name == "capability.months")
    assert number.low <= number.value <= number.high
    assert number.unit and number.source


def test_the_odds_of_incidents_are_told_of_incidents_only(finished: Why) -> None:
    for quarter in finished.quarters:
        causes = {s.cause.title: s.cause.says for s in finished.ask(quarter, "trust.us").steps}
        assert "odds of an incident" not in causes["Luck: the public mood"]


def test_luck_within_a_step_is_told_with_its_draw_and_its_own_numbers(finished: Why) -> None:
    for name, width in (("flow.china_grey", "compute.grey_luck"), ("algo.us", "research.luck")):
        seen = finished.ask("2027Q3", name)
        step = next(step for step in seen.steps if step.cause.kind == "chance")
        assert "The draw was " in step.cause.says and "either way" in step.cause.says
        assert width in {number.name for number in step.numbers}


def test_the_value_in_force_is_the_lens_s(finished: Why) -> None:
    lens = next(one for one in finished.match.rulebook.lenses if one.id == "A")
    changed = {change.parameter: change.to for change in lens.changes}
    numbers = finished.ask("2027Q3", "lead").steps[0].numbers
    assert {n.name: n.value for n in numbers if n.name in changed}.items() <= changed.items()
    assert any(n.name in changed for n in numbers)


def test_depth_opens_what_lies_behind_once(finished: Why) -> None:
    opened = finished.opened("2027Q3", "lead", 1)
    names = [seen.variable for _, seen in opened]
    assert names[0] == "lead"
    assert {"compute.us", "compute.china", "algo.us"} <= set(names)
    assert len(names) == len(set(names))


def test_a_wrong_word_is_answered_with_the_nearest(finished: Why) -> None:
    with pytest.raises(UsageError, match="Did you mean lead"):
        finished.ask("2027Q3", "leed")
    with pytest.raises(UsageError, match="Did you mean 2027Q3"):
        finished.ask("2027Q33", "lead")


def test_a_running_match_shows_the_public_no_secret(running: Path) -> None:
    why = Why.of(running)
    assert not why.finished
    quarter = why.quarters[-1]
    with pytest.raises(UsageError, match="while the match is running"):
        why.ask(quarter, "compute.china_grey")
    assert why.ask(quarter, "lead").steps
    for name in ("lead", "tension", "compute.us"):
        for step in why.ask(quarter, name).steps:
            assert not step.cause.key.startswith("lever ")


def test_a_seat_of_a_running_match_reads_its_own(running: Path) -> None:
    why = Why.of(running, "china")
    assert why.ask(why.quarters[-1], "compute.china_grey").steps


def test_a_running_match_never_names_the_lens(running: Path) -> None:
    step = Why.of(running).ask("2026Q4", "lead").steps[0]
    book = {p.name: p.central for p in Why.of(running).match.rulebook.parameters}
    assert all(number.value == book[number.name] for number in step.numbers)


def test_lines_fit_eighty_columns(finished: Why) -> None:
    for _, seen in finished.opened("2027Q3", "lead", 3):
        assert max(map(len, waterfall_lines(seen))) <= 80


def test_chance_is_told_with_its_odds_and_how_the_draw_fell(finished: Why) -> None:
    fell, missed = set(), set()
    for quarter in finished.quarters:
        for name in ("incidents.minor", "incidents.major"):
            seen = finished.ask(quarter, name)
            told = " ".join([seen.shared, *(step.cause.says for step in seen.steps)])
            assert "Cyber hazard" in told and "%" in told
            (fell if seen.after != seen.before else missed).add(told)
    assert fell and all("fell on an incident" in told for told in fell)
    assert missed and all("fell on none" in told for told in missed)
