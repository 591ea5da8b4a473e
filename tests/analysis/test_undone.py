"""A match in which the white cell went back, ruled and brought injects in, looked at afterwards."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from game.analysis.lenses import compare
from game.analysis.replay import Replay
from game.analysis.why import Why
from game.cli.main import run
from game.core.acts.advance import Advance
from game.core.acts.appoint import Appoint
from game.core.acts.bring import Bring
from game.core.acts.draft import Draft
from game.core.acts.retract import Retract
from game.core.acts.rule import Rule
from game.core.acts.undo import Undo
from game.core.orders.vocabulary import Allocate
from game.core.rulebook import Doctrine, Rulebook
from game.table.table import Table
from game.table.verify import verify
from tests.table.hosted import Host, Time

WHY = "A mistake"
ENERGY = Allocate(lever="us.energy", points=5)


def to(table: Table, phase: str) -> None:
    while table.observe("white").phase != phase:
        assert table.say("white", Advance(reason=WHY)).ok


@pytest.fixture(scope="module")
def record(
    tmp_path_factory: pytest.TempPathFactory,
    rulebook: Rulebook,
    doctrines: Mapping[str, Doctrine],
) -> Path:
    """Four quarters; the first one was played twice, the second time with other orders."""
    path = tmp_path_factory.mktemp("undone") / "match.jsonl"
    host = Host(path, rulebook, doctrines, Time())
    table = host.open(bot="adaptive")
    to(table, "orders")
    assert table.say("us", Draft(order=ENERGY)).ok
    to(table, "debrief")
    for _ in range(2):
        assert table.say("white", Undo(reason=WHY)).ok
    assert table.say("us", Retract(key=ENERGY.key)).ok
    for command in (
        Rule(variable="trust.us", amount=3.0, reason="A good answer"),
        Bring(inject=table.observe("white").cell.injects[-1].id),  # type: ignore[union-attr]
        Appoint(faction="china", player="bot", bot="random", reason="They left"),
    ):
        assert table.say("white", command).ok
    to(table, "over")
    table.close()
    return path


def test_it_verifies(record: Path) -> None:
    verdict = verify(record)
    assert (verdict.difference, verdict.ended, verdict.quarters) == (None, True, 4)


def test_a_replay_stops_at_each_quarter_once_and_shows_the_one_that_counts(record: Path) -> None:
    replay = Replay.of(record)
    assert replay.positions == (
        "2027Q1 start",
        "2027Q1",
        "2027Q2",
        "2027Q3",
        "2027Q4",
        "the end",
    )
    assert replay.observe(1, "us").draft == ()
    assert len(replay.observe(1, "us").figures[0].history) == 2
    start, after = (
        next(lever for lever in replay.observe(place, "us").levers if lever.name == "us.energy")
        for place in (0, 1)
    )
    assert after.capacity < start.capacity, "the points that were undone do not count"


def test_why_names_the_ruling(record: Path) -> None:
    why = Why.of(record, "us")
    assert why.quarters == ("2027Q1", "2027Q2", "2027Q3", "2027Q4")
    kinds = [step.cause.kind for step in why.ask("2027Q1", "trust.us").steps]
    assert "ruling" in kinds


def test_under_its_own_lens_it_ends_as_recorded(record: Path) -> None:
    assert compare(record).agrees


@pytest.mark.parametrize(
    "words",
    [
        ["replay", "--plain", "--as", "china"],
        ["replay", "--json", "--reveal"],
        ["verify"],
        ["lenses"],
        ["why", "2027Q1", "trust.us"],
    ],
)
def test_every_command_that_reads_a_record_reads_this_one(
    record: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = words
    if command == "why":
        assert run([command, str(record), *options]) == 0
    else:
        assert run([command, *options, str(record)]) == 0
    assert capsys.readouterr().out
