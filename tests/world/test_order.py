"""Steps stand where they say, in the chapter they say, and make the draws they say."""

from collections.abc import Iterator

import numpy as np
import pytest

from game.content.load import load_text
from game.content.paragraphs import cut
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.order import BEFORE_PROMISES, DRAWS, PROMISES, STEPS, moves_after
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.step import OneByOne, Step, Steps, step
from game.world.turn import Turn


def test_no_two_steps_stand_in_one_place() -> None:
    places = [one.order for one in STEPS]
    assert places == sorted(set(places))
    assert BEFORE_PROMISES[-1].order < PROMISES.order


def test_each_step_s_chapter_is_in_the_rulebook() -> None:
    chapters = {paragraph.id.partition(".")[0] for paragraph in cut(load_text())}
    assert {one.chapter for one in STEPS} <= chapters


class Listening(OneByOne):
    """Notes which draws each step makes."""

    def __init__(self) -> None:
        self.heard: dict[Step, list[str]] = {}
        self.now: list[str] = []

    def __call__(self, turn: Turn, steps: Steps) -> None:
        for one in steps:
            self.now = self.heard.setdefault(one, [])
            one(turn)


@pytest.fixture
def heard(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[Step, list[str]]]:
    listening, plain = Listening(), Turn.luck

    def luck(turn: Turn, name: str) -> np.ndarray:
        listening.now.append(name)
        return plain(turn, name)

    monkeypatch.setattr(Turn, "luck", luck)
    chance = Chance.single(bytes(32))
    world = start(rules, chance)
    resolve(world, Inputs.idle(world, rules), rules, chance, run=listening)
    yield listening.heard


def test_each_step_makes_the_draws_that_it_says(heard: dict[Step, list[str]]) -> None:
    assert {one: set(heard[one]) for one in heard} == {one: set(one.draws) for one in heard}
    assert set(DRAWS) == {draw for draws in heard.values() for draw in draws}


def test_what_moves_after_what_follows_the_places_of_the_steps() -> None:
    assert moves_after("R3.1", "R1.2")
    assert not moves_after("R2.4", "R2.1")
    assert not moves_after("R1.1", "R13.2")


def test_a_step_put_between_two_others_renumbers_nothing() -> None:
    @step(1450, "R99")
    def between(turn: Turn) -> None:
        """Nothing."""

    steps = sorted((*STEPS, between), key=lambda one: one.order)
    chapters = [one.chapter for one in steps]
    assert chapters.index("R5") + 1 == chapters.index("R99") == chapters.index("R6") - 1
