"""One resolver: a game is the same bytes alone, in any chunk, and on any processor."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from game.world.chance import Chance
from game.world.digest import digest
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.world import World

from .conftest import random_inputs

SEED = bytes(range(32))
QUARTERS = 4


def played(rules: Rules, lanes: np.ndarray, salt: int = 0, quarters: int = QUARTERS) -> World:
    chance = Chance(SEED, lanes)
    world = start(rules, chance)
    for _ in range(quarters):
        world = resolve(world, random_inputs(world, rules, lanes, salt), rules, chance)
    return world


@pytest.fixture(scope="module")
def whole(rules: Rules) -> World:
    return played(rules, np.arange(2048, dtype=np.uint64))


@pytest.mark.parametrize("chunk", [1, 7, 256])
def test_a_game_is_the_same_bytes_in_any_chunk(rules: Rules, whole: World, chunk: int) -> None:
    for first in (0, 1021, 2048 - chunk):
        lanes = np.arange(first, first + chunk, dtype=np.uint64)
        part = played(rules, lanes)
        columns = slice(first, first + chunk)
        for own, all_ in (
            (part.values, whole.values),
            (part.played, whole.played),
            (part.rank, whole.rank),
            (part.drawn, whole.drawn),
            (part.gates, whole.gates),
        ):
            assert own.tobytes() == np.ascontiguousarray(all_[:, columns]).tobytes()


def test_the_arguments_are_never_changed(rules: Rules) -> None:
    lanes = np.arange(5, dtype=np.uint64)
    chance = Chance(SEED, lanes)
    world = start(rules, chance)
    orders = random_inputs(world, rules, lanes)
    before = digest(world, rules), orders.points.tobytes(), orders.plays.tobytes()
    resolve(world, orders, rules, chance)
    assert before == (digest(world, rules), orders.points.tobytes(), orders.plays.tobytes())


SCRIPT = """
import os, sys
from dataclasses import replace
import numpy as np
sys.path[:0] = [{root!r}, {here!r}]
from game.content.load import load_rulebook
from game.core.compile import compile_rules
from game.world.chance import Chance
from game.world.digest import digest
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.start import start
from game.world.step import ONE_BY_ONE
rules, run = compile_rules(load_rulebook(), "F", "2026q3"), ONE_BY_ONE
if os.environ.get("LOOPS"):
    from game.analysis.machine_code import build
    from game.world.fused.loops import Fused
    run = Fused(build, worth=0)
lanes = np.arange(64, dtype=np.uint64)
chance = Chance(bytes(range(32)), lanes)
world = start(rules, chance)
for quarter in range(10):
    luck = np.random.default_rng(quarter)
    points = luck.integers(0, 5, (len(rules.levers), 64)).astype(np.int16)
    stances = luck.integers(0, 4, (len(rules.stances), 64)).astype(np.int8)
    plays = luck.integers(-1, max(len(rules.cards), 1), (3, 64)).astype(np.int16)
    if not rules.cards:
        plays[:] = -1
    answers = np.ones((4, world.size), np.int8)
    inputs = Inputs(points, stances, plays, (), world.deals, answers)
    world = resolve(world, inputs, rules, chance, run=run)
print(digest(world, rules))
"""


def test_processors_and_hash_seeds_agree() -> None:
    root = str(Path.cwd())
    script = SCRIPT.format(root=root, here=root)
    settings = [
        {},
        {"NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL"},
        {"NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3"},
        {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        *([] if find_spec("llvmlite") is None else [{"LOOPS": "1"}]),
    ]
    found = set()
    for setting in settings:
        run = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script],
            env={**os.environ, **setting},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode and "NPY_DISABLE" in " ".join(setting):
            continue  # this numpy build knows other names of features
        assert run.returncode == 0, run.stderr
        found.add(run.stdout)
    assert len(found) == 1
