"""A table that dies at any moment, also between two events of one step, is carried on exactly."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from game.core import progress
from game.core.acts.advance import Advance
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.ready import Ready
from game.core.conduct.words import Clock
from game.core.observation import Observation
from game.core.orders.vocabulary import Allocate
from game.store.reading import read
from game.table.bots import Bots
from game.table.header import Header
from game.table.table import Table
from game.table.verify import verify
from tests.conftest import NOON, SetTable
from tests.table.hosted import Host

LONG = bool(os.environ.get("FOURFRONTS_LONG"))
"""Whether to cut after every record (`make test-long`), or after every fourth."""

ROOT = Path(__file__).parents[2]
START = "import sys; from game.cli import main; sys.argv[0] = 'fourfronts'; main()"


def play(table: Table) -> None:
    """Play to the end, with points on a lever every quarter."""
    while not table.over:
        if table.observe("us").options.may_commit:
            assert table.say("us", Draft(order=Allocate(lever="us.energy", points=5))).ok
            table.say("us", Commit())
        else:
            table.say("us", Ready())


@pytest.mark.parametrize("form", ["full", "short"] if LONG else ["short"])
def test_a_persons_save_cut_after_any_record_plays_on_to_the_very_same_end(
    set_table: SetTable, bots_of: Callable[[Header], Bots], form: str
) -> None:
    whole = set_table(format=form, seed="9")
    play(whole)
    kinds = [record.kind for record in read(whole.path).records]
    lines = whole.path.read_bytes().splitlines(keepends=True)
    for cut in range(1, len(lines), 1 if LONG else 4):
        path = whole.path.with_name(f"cut-{form}-{cut}.jsonl")
        path.write_bytes(b"".join(lines[:cut]))
        table = Table.resume(path, bots_of, lambda: NOON)
        play(table)
        table.close()
        after = f"cut after {kinds[cut - 1]}, record {cut - 1}"
        assert table.observe("white") == whole.observe("white"), after
        assert verify(path).agrees, after


def test_a_step_half_written_is_finished_before_anybody_is_asked(
    set_table: SetTable, bots_of: Callable[[Header], Bots]
) -> None:
    whole = set_table()
    while whole.observe("us").phase != "orders":
        whole.say("us", Ready())
    whole.say("us", Draft(order=Allocate(lever="us.energy", points=5)))
    whole.say("us", Commit())
    records = read(whole.path).records
    begun = next(r.seq for r in records if r.body.get("phase") == "resolution")
    lines = whole.path.read_bytes().splitlines(keepends=True)
    path = whole.path.with_name("half.jsonl")
    path.write_bytes(b"".join(lines[: begun + 1]))
    table = Table.resume(path, bots_of, lambda: NOON)
    assert table.observe("us") == whole.observe("us")
    table.close()


@pytest.mark.parametrize("form", ["full", "short"])
def test_what_is_recorded_is_believed_and_never_resolved_again(
    set_table: SetTable,
    bots_of: Callable[[Header], Bots],
    form: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = set_table(format=form)
    while not whole.over:
        whole.say("us", Commit() if whole.observe("us").options.may_commit else Ready())
    whole.close()

    def resolved(*_: object) -> None:
        raise AssertionError("a recorded quarter is resolved again")

    monkeypatch.setattr(progress, "resolve_quarter", resolved)
    table = Table.resume(whole.path, bots_of, lambda: NOON)
    assert table.observe("white") == whole.observe("white")
    table.close()


@pytest.mark.parametrize(("form", "absent"), [("full", "random"), ("short", "")])
def test_a_closed_orders_phase_cut_after_any_record_is_finished_exactly_once(
    host: Host, form: str, absent: str
) -> None:
    table = host.open(format=form, absent=absent, bot="adaptive")
    for _ in range(2):
        assert table.say("white", Advance(reason="Go on")).ok
    assert table.say("us", Draft(order=Allocate(lever="us.energy", points=5))).ok
    before = len(read(table.path).records)
    host.time.seconds += 1_000.0
    table.tick()
    whole = steady(table)
    assert table.observe("us").phase == "consequences"
    table.close()
    records = read(host.path).records
    kinds = [record.kind for record in records]
    lines = host.path.read_bytes().splitlines(keepends=True)
    assert kinds[before] == "phase_closed"
    assert len(lines) > before + 6
    for cut in range(before + 1, len(lines) + 1):
        host.path = host.path.with_name(f"closing-{form}-{cut}.jsonl")
        host.path.write_bytes(b"".join(lines[:cut]))
        table = host.resume()
        after = f"cut after {kinds[cut - 1]}, record {cut - 1}"
        assert steady(table) == whole, after
        again = [record.kind for record in read(host.path).records]
        assert [k for k in again if k != "clock_set"] == [k for k in kinds if k != "clock_set"]
        assert verify(host.path).agrees, after
        table.close()


def steady(table: Table) -> Observation:
    """What is there to see at a table, but for the clock."""
    seen = table.observe("white")
    news = tuple(item for item in seen.news if item.title != "The clock goes on")
    return seen.model_copy(update={"clock": Clock(), "news": news})


def test_a_process_killed_at_random_moments_loses_nothing_it_had_answered(tmp_path: Path) -> None:
    path, chance, command = tmp_path / "m.jsonl", Random(5), ["play", "--plain", "--save"]
    options = ["--seed", "kill"]
    for kill in range(6):
        words = [*command, str(path), *options] if not kill else ["resume", str(path), "--plain"]
        with subprocess.Popen(
            [sys.executable, "-u", "-c", START, *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as player:
            assert player.stdin is not None
            assert player.stdout is not None
            answered = ""
            for _ in range(chance.randint(2, 9)):
                while not (line := player.stdout.readline()).rstrip().endswith(">"):
                    assert line, "the game ended too early"
                answered = line
                player.stdin.write("go\n")
                player.stdin.flush()
            player.kill()
        assert verify(path).agrees, f"kill {kill}"
        phases = [r.body for r in read(path).records if r.kind == "phase_began"]
        place = [f"{p['quarter']} {p['phase']}" for p in phases]
        assert any(at in answered for at in place), f"kill {kill}: {answered!r} was lost"
