"""Speed of whole games in batch, beside a numpy triad and a plain Python loop of the same run.

Run by ``make bench``. Ratios are the result; absolute figures belong to the machine they were
taken on. The peers are in `test_peers`.
"""

import gc
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import numpy as np
import pytest

from game.analysis.batch import CHUNK, TASK, Request, play_games, policies_for, rules_for
from game.analysis.lanes import play, scenario_injects
from game.content.load import doctrine_ids, load_doctrine, load_rulebook

VARIABLES = 150
OPERATIONS = 4 * VARIABLES
QUARTERS = 10


@pytest.fixture(scope="module")
def request_for() -> Callable[..., Request]:
    rulebook = load_rulebook()
    doctrines = {name: load_doctrine(name) for name in doctrine_ids()}

    def make(games: int, **more: object) -> Request:
        orders = {"us": "essay", "allies": "essay", "labs": "essay", "china": "adaptive"}
        return Request(
            rulebook=rulebook,
            doctrines=doctrines,
            scenario="2026q3",
            lens="A",
            orders=orders,
            seed=7,
            games=games,
            **more,
        )  # type: ignore[arg-type]

    for _ in range(2):  # after so many games a process has built the loops of steps and doctrines
        play_games(make(TASK), 0, TASK)
    return make


def seconds(run: Callable[[], object], at_least: float = 1.0) -> float:
    """The best time of a run, repeated for about a second: its own on a core, not others'."""
    best, spent = float("inf"), 0.0
    gc.disable()
    while spent < at_least:
        began = process_time()
        run()
        took = process_time() - began
        best, spent = min(best, took), spent + took
    gc.enable()
    return best


def triad() -> float:
    """Additions and multiplications a second of ``a = b + s * c`` in numpy, in cache."""
    b, c, a = (np.ones(2048) for _ in range(3))
    scale = np.array(1.0000001)

    def run() -> None:
        for _ in range(2000):
            np.multiply(c, scale, out=a)
            np.add(a, b, out=a)

    return 2000 * 2 * 2048 / seconds(run, 0.5)


def plain_python() -> float:
    """Game-quarters a second of a model of our size in plain Python floats."""

    def run() -> None:
        values = [1.0] * VARIABLES
        for _ in range(QUARTERS):
            for row in range(VARIABLES):
                values[row] = min(values[row] * 0.9 + values[row - 1] * 0.1, 2.0)

    return QUARTERS / seconds(run, 0.5)


def rate(request: Request) -> float:
    """Whole game-quarters a second of one batch, played as `simulate` does, the rules read before.

    Steps run as loops where a compiler is installed; `request_for` had them built.
    """
    rules, policies = rules_for(request, request.lens), policies_for(request)
    injects = scenario_injects(request.rulebook, request.scenario, rules)
    lanes = np.arange(request.games, dtype=np.uint64)

    def run() -> None:
        for _ in play(rules, policies, request.chance(lanes), injects, fleeting=True):
            pass

    return request.games * QUARTERS / seconds(run, 4.0)


def test_game_quarters_a_second_in_batch(request_for: Callable[..., Request]) -> None:
    yardstick, plain = triad(), plain_python()
    print(f"\n{platform.processor() or platform.machine()}, numpy {np.__version__}")
    print(f"numpy triad {yardstick / 1e9:.2f} G operations/s; plain Python {plain:,.0f} quarters/s")
    found = {f"batch {games:>6,}": rate(request_for(games)) for games in (1, 100, 2_000, CHUNK)}
    task = request_for(TASK)
    found[f"simulate {TASK:,}"] = TASK * QUARTERS / seconds(lambda: play_games(task, 0, TASK), 8.0)
    for what, quarters in found.items():
        print(
            f"{what:<15}: {quarters:>12,.0f} game-quarters/s, {quarters / plain:7.2f} x plain"
            f" Python, {yardstick / quarters:,.0f} triad operations a game-quarter"
        )


def test_cost_grows_linearly_with_games(request_for: Callable[..., Request]) -> None:
    counts = (CHUNK, 2 * CHUNK, 4 * CHUNK)
    times = [
        seconds(lambda games=games: play_games(request_for(games), 0, games)) for games in counts
    ]
    slope = np.polyfit(np.log(counts), np.log(times), 1)[0]
    print(f"\ncost grows with games to the power {slope:.2f} (1 is linear)")


def test_memory_of_a_million_games() -> None:
    """Peak memory of keeping a million games (the play itself needs one chunk)."""
    script = (
        "import resource, numpy as np;"
        "from game.analysis.summary import Kept;"
        "kept = Kept.room(1_000_000, 10);"
        "[getattr(kept, name).fill(1) for name in vars(kept)];"
        "from game.analysis.summary import *;"
        "lead_path(kept); front_spreads(kept); score_spreads(kept);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    print(f"\na million games kept and summed up: {done.stdout.strip()} MB at the peak")
    assert int(done.stdout) < 400


def test_this_process_stays_small() -> None:
    print(f"\nbench process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
