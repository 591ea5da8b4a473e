"""Worlds that are drawn: numbers within their ranges, luck kept apart, plans compared in pairs."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from game.analysis.batch import Request, play_games
from game.analysis.unsure.numbers import triangle, with_numbers
from game.analysis.unsure.paired import Two, compare, said
from game.analysis.unsure.spread import spread
from game.analysis.unsure.worlds import LENS, LUCK, RULES, STARTS, play_drawn
from game.core.errors import UsageError
from game.core.rulebook import Doctrine, Rulebook
from game.world.vocabulary import FACTIONS

GAMES = 96


@pytest.fixture(scope="module")
def request_a(rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> Request:
    return Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="A",
        orders=dict.fromkeys(FACTIONS, "status-quo"),
        seed=5,
        games=GAMES,
    )


def test_a_triangle_stays_within_its_range_and_is_likeliest_in_the_middle() -> None:
    luck = np.linspace(0, 1, 10_001)[:-1]
    found = triangle(2.0, 3.0, 6.0, luck)
    assert found.min() >= 2
    assert found.max() <= 6
    counts, _ = np.histogram(found, bins=8, range=(2, 6))
    assert counts.argmax() in (1, 2)
    assert np.all(np.diff(found) >= 0)
    assert triangle(4.0, 4.0, 4.0, luck[:3]).tolist() == [4, 4, 4]


def test_a_number_that_is_set_counts_under_every_lens(rulebook: Rulebook) -> None:
    found = with_numbers(rulebook, {"research.scale_part": 0.4})
    assert {p.central for p in found.parameters if p.name == "research.scale_part"} == {0.4}
    changed = {c.parameter for lens in found.lenses for c in lens.changes}
    assert "research.scale_part" not in changed


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("research.scale_parts", 0.4, "did you mean research.scale_part?"),
        ("research.scale_part", 1.4, "between 0.1 and 0.9"),
    ],
)
def test_a_number_that_cannot_be_is_refused_in_words(
    rulebook: Rulebook, name: str, value: float, words: str
) -> None:
    with pytest.raises(UsageError, match=words.replace("?", r"\?")):
        with_numbers(rulebook, {name: value})


def test_with_luck_alone_it_is_the_plain_batch(request_a: Request) -> None:
    drawn = play_drawn(request_a, frozenset({LUCK}))
    assert drawn.kept.path.tobytes() == play_games(request_a, 0, GAMES).path.tobytes()
    assert drawn.numbers == {}


@pytest.mark.parametrize("source", [RULES, STARTS])
def test_without_luck_games_differ_by_what_is_drawn(request_a: Request, source: str) -> None:
    drawn = play_drawn(request_a, frozenset({source}))
    assert len(np.unique(drawn.kept.path[-1])) > GAMES / 2
    assert len(drawn.numbers) > 50
    few = play_drawn(replace(request_a, games=7), frozenset({source}))
    assert few.kept.path.tobytes() == drawn.kept.path[:, :7].tobytes()


def test_without_anything_drawn_every_game_is_the_first(request_a: Request) -> None:
    drawn = play_drawn(request_a, frozenset())
    assert len(np.unique(drawn.kept.path[-1])) == 1


def test_the_lens_is_drawn_or_it_is_one(request_a: Request) -> None:
    with pytest.raises(UsageError, match="leave --lens out"):
        play_drawn(request_a, frozenset({LENS}))
    mixture = replace(request_a, lens="mixture")
    with pytest.raises(UsageError, match="add --lens A"):
        play_drawn(mixture, frozenset({LUCK}))
    assert len(np.unique(play_drawn(mixture, frozenset({LENS})).lens)) > 4


def test_a_plan_beside_itself_is_ahead_by_nothing(request_a: Request) -> None:
    paired = compare(Two(request_a, request_a.orders, frozenset({LUCK, RULES})))
    assert (paired.p5, paired.p50, paired.p95, paired.negative) == (0, 0, 0, 0)
    assert paired.turns_on == []
    assert said(paired, "a", "b").endswith("it turns on no single number.")


def test_what_a_difference_turns_on_is_found(request_a: Request) -> None:
    many = replace(request_a, games=512)
    found = spread(many, frozenset({RULES}))
    assert found.turns_on
    assert found.turns_on[0].number.startswith("research.")
    assert abs(found.turns_on[0].correlation) > 0.3
    assert found.turns_on[0].number in found.said()
