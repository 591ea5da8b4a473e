"""When an effect works is one rule: its sparse and its dense form never differ."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from game.world.rules import EffectRules
from game.world.timing import NO_GATE, dense, sparse

GAMES, CARDS, GATES = 7, 3, 2


@some.composite
def effects(draw: some.DrawFn) -> EffectRules:
    return EffectRules(
        card=draw(some.integers(0, CARDS - 1)),
        kind="add",
        target=0,
        by=1.0,
        after=draw(some.integers(0, 4)),
        lasts=draw(some.integers(1, 5)),
        gate=draw(some.integers(NO_GATE, GATES - 1)),
        branch=draw(some.booleans()),
        side=True,
        cause="card us/x",
        faction=-1,
    )


@given(
    effects(),
    some.integers(0, 9),
    arrays(np.int8, (CARDS, GAMES), elements=some.integers(-1, 9)),
    arrays(np.bool_, (GATES, GAMES)),
)
def test_both_forms_name_the_same_games(
    effect: EffectRules, now: int, played: np.ndarray, gates: np.ndarray
) -> None:
    # A card is never laid down later than now.
    played = np.where(played > now, -1, played).astype(np.int8)

    def laid(card: int, since: int) -> np.ndarray:
        return (played[card] == since).nonzero()[0]

    few = [game for games in sparse(effect, now, laid, gates) for game in games.tolist()]
    assert len(few) == len(set(few))
    assert sorted(few) == np.flatnonzero(dense(effect, now, played, gates)).tolist()


def test_an_effect_works_from_its_first_age_to_its_last() -> None:
    effect = EffectRules(0, "add", 0, 1.0, 2, 3, NO_GATE, False, True, "card us/x", -1)
    played, gates = np.zeros((1, 1), np.int8), np.zeros((0, 1), np.bool_)
    works = [bool(dense(effect, now, played, gates)[0]) for now in range(7)]
    assert works == [False, False, True, True, True, False, False]
