"""A batch is many single games: same bytes alone, in any chunk, under any number of processes."""

from dataclasses import replace

import numpy as np
import pytest

from game.analysis.batch import Request, play_games, policies_for, rules_for, simulate
from game.analysis.lanes import play
from game.core.errors import UsageError
from game.world.digest import digest

ESSAY = {"us": "essay", "allies": "essay", "china": "adaptive", "labs": "essay"}
RANDOM = dict.fromkeys(("us", "allies", "china", "labs"), "random")
PACED = dict.fromkeys(("us", "allies", "china", "labs"), "paced")


@pytest.fixture
def request_(rulebook, doctrines) -> Request:
    return Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="A",
        orders=ESSAY,
        seed=7,
        games=48,
    )


def kept_bytes(kept) -> list[bytes]:
    return [array.tobytes() for array in vars(kept).values()]


@pytest.mark.parametrize("lens", ["A", "mixture"])
@pytest.mark.parametrize("orders", [ESSAY, RANDOM, PACED], ids=["essay", "random", "paced"])
def test_the_chunk_size_changes_nothing(request_, lens, orders) -> None:
    whole = play_games(replace(request_, lens=lens, orders=orders), 0, 48)
    cut = play_games(replace(request_, lens=lens, orders=orders, chunk=7), 0, 48)
    assert kept_bytes(whole) == kept_bytes(cut)


def test_games_played_beside_for_speed_are_not_kept(request_) -> None:
    """A batch of whole pages is played with a few games more."""
    whole = play_games(request_, 100, 100 + 512)
    cut = play_games(replace(request_, chunk=300), 100, 100 + 512)
    assert whole.ending.size == 512
    assert kept_bytes(whole) == kept_bytes(cut)


@pytest.mark.parametrize("orders", [ESSAY, RANDOM, PACED], ids=["essay", "random", "paced"])
def test_game_i_of_a_batch_is_game_i_alone(request_, orders) -> None:
    asked = replace(request_, lens="mixture", orders=orders)
    whole = play_games(asked, 0, 12)
    for game in (0, 5, 11):
        alone = play_games(asked, game, game + 1)
        for name, array in vars(whole).items():
            assert array[..., game].tobytes() == getattr(alone, name)[..., 0].tobytes(), name


def test_every_world_of_a_lane_is_the_same_alone(request_) -> None:
    rules = rules_for(request_, "A")
    policies = policies_for(request_)
    lanes = np.arange(6, dtype=np.uint64)
    many = list(play(rules, policies, request_.chance(lanes)))
    alone = list(play(rules, policies, request_.chance(lanes[4:5])))
    for wide, narrow in zip(many, alone, strict=True):
        assert wide.world.values[:, 4].tobytes() == narrow.world.values[:, 0].tobytes()
        assert (wide.world.played[:, 4] == narrow.world.played[:, 0]).all()
        assert digest(narrow.world, rules)


def test_a_simulation_depends_on_nothing_but_the_request(request_) -> None:
    asked = replace(request_, lens="mixture")
    one = simulate(asked).model_dump(exclude={"quarters_per_second"})
    again = simulate(replace(asked, chunk=5)).model_dump(exclude={"quarters_per_second"})
    assert one == again
    other = simulate(replace(asked, seed=8)).model_dump(exclude={"quarters_per_second"})
    assert other["lead_months"] != one["lead_months"]


def test_two_processes_give_the_same_result(request_, monkeypatch) -> None:
    monkeypatch.setattr("game.analysis.batch.TASK", 16)
    one = simulate(request_).model_dump(exclude={"quarters_per_second"})
    two = simulate(replace(request_, workers=2)).model_dump(exclude={"quarters_per_second"})
    assert one == two


def test_the_summary_counts_every_game_once(request_) -> None:
    heard: list[int] = []
    result = simulate(request_, heard.append)
    assert heard[-1] == 48
    assert sum(result.endings.values()) == 48
    assert len(result.lead_path) == 10
    lead = result.lead_months
    assert lead.p5 <= lead.p25 <= lead.p50 <= lead.p75 <= lead.p95
    assert result.lead_path[-1] == lead.p50
    assert set(result.fronts) == {"intelligence", "adoption", "distribution", "resilience"}
    assert all(0 <= score.met_aims <= 1 for score in result.scores.values())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lens": "Z"}, "lens"),
        ({"scenario": "2026q9"}, "2026q3"),
        ({"orders": {**ESSAY, "us": "esay"}}, "did you mean essay"),
        ({"games": 0}, "at least one game"),
    ],
)
def test_a_wrong_request_is_told_in_one_sentence(request_, change, words) -> None:
    with pytest.raises(UsageError, match=words):
        simulate(replace(request_, **change))
