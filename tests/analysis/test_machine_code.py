"""Loops in whole batches: the same bytes, and none the other, with LLVM or without."""

import pytest

from game.analysis import batch, lanes, machine_code
from game.analysis.batch import Request, play_games
from game.world.fused.changes import SPAN
from game.world.fused.loops import Fused
from game.world.fused.pieces import AT_A_TIME
from game.world.step import ONE_BY_ONE, Run

SEATS = ("us", "allies", "china", "labs")


@pytest.fixture
def afresh():
    """Forget, before and after, whether LLVM is there."""
    machine_code.loops.cache_clear()
    yield
    machine_code.loops.cache_clear()


def kept(request: Request, run: Run, monkeypatch) -> dict[str, bytes]:
    for module in (batch, lanes):
        monkeypatch.setattr(module, "loops", lambda: run)
    found = play_games(request, 0, request.games)
    return {name: array.tobytes() for name, array in vars(found).items()}


@pytest.mark.parametrize("doctrine", ["random", "adaptive", "paced"])
def test_loops_change_nothing_in_a_batch(rulebook, doctrines, doctrine, monkeypatch) -> None:
    pytest.importorskip("llvmlite")
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="mixture",
        orders=dict.fromkeys(SEATS, doctrine),
        seed=7,
        games=150,
        chunk=37,
    )
    built: list[str] = []
    run = Fused(lambda text: built.append(text) or machine_code.build(text), worth=0)
    assert kept(request, run, monkeypatch) == kept(request, ONE_BY_ONE, monkeypatch)
    assert built


def test_without_llvm_steps_run_one_by_one(rulebook, doctrines, monkeypatch, afresh) -> None:
    monkeypatch.setattr(machine_code, "find_spec", lambda name: None)
    assert machine_code.loops() is ONE_BY_ONE
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="A",
        orders=dict.fromkeys(SEATS, "paced"),
        seed=7,
        games=3,
    )
    assert play_games(request, 0, 3).ending.size == 3


def test_where_no_program_may_make_code_steps_run_one_by_one(monkeypatch) -> None:
    llvm = pytest.importorskip("llvmlite.binding")

    def refuse() -> None:
        raise OSError("executable memory is refused")

    monkeypatch.setattr(llvm, "check_jit_execution", refuse)
    assert machine_code.build("not even read") is None


@pytest.mark.parametrize(("feature", "bits"), [("avx512dq", 512), ("avx2", 256)])
def test_loops_are_as_wide_as_the_processor(monkeypatch, feature: str, bits: int) -> None:
    llvm = pytest.importorskip("llvmlite.binding")
    monkeypatch.setattr(llvm, "get_host_cpu_features", lambda: {feature: True})
    assert machine_code.vector() == bits


def test_a_chunk_leaves_no_games_over() -> None:
    assert (batch.CHUNK % SPAN, AT_A_TIME % SPAN) == (0, 0)
