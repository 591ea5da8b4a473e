"""The tournament: its arithmetic, its fairness, and who is better than whom."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from game.analysis.batch import Request, play_games
from game.analysis.ratings import mean_interval, rating_intervals, ratings
from game.analysis.tournament import Margin, Rank, Tournament, play_tournament
from game.core.errors import UsageError
from game.world.vocabulary import FACTIONS

SEARCHER = "search@easy"


def tournament(
    rulebook, doctrines, policies, games=8, lens="mixture", scenario="2026q3"
) -> Tournament:
    return Tournament(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario=scenario,
        lens=lens,
        policies=policies,
        games=games,
        seed=1,
    )


def test_three_wins_in_four_are_ratings_apart_by_their_odds() -> None:
    """Three wins and one loss, with half a win added to each: odds of 3.5 to 1.5."""
    found = ratings(np.array([[2.0, 2, 2, 0], [1, 1, 1, 1]]))
    assert found[0] - found[1] == pytest.approx(400 * np.log10(3.5 / 1.5))
    assert found.mean() == pytest.approx(1500)


def test_equal_scores_are_equal_ratings() -> None:
    assert ratings(np.ones((3, 5))) == pytest.approx([1500] * 3)


def test_a_rating_lies_in_its_interval() -> None:
    scores = np.arange(24.0).reshape(3, 8) % 7
    low, high = rating_intervals(scores, 1)
    assert (low <= ratings(scores)).all()
    assert (ratings(scores) <= high).all()
    assert (low < high).all()


def test_the_interval_of_a_mean_is_two_standard_errors_wide_each_way() -> None:
    mean, low, high = mean_interval(np.array([1.0, 2, 3, 4]))
    assert mean == 2.5
    assert high - mean == pytest.approx(1.96 * np.std([1, 2, 3, 4], ddof=1) / 2)
    assert mean - low == pytest.approx(high - mean)


def test_policies_that_play_alike_score_alike_since_they_meet_the_same_luck(
    rulebook, doctrines
) -> None:
    twin = {**doctrines, "twin": doctrines["race"]}
    result = play_tournament(tournament(rulebook, twin, ("race", "twin")))
    for standings in result.seats.values():
        assert [margin.mean for standing in standings for margin in standing.margins] == [0, 0]


def test_search_beats_adaptive_and_random_in_every_seat(rulebook, doctrines) -> None:
    names = ("random", "adaptive", "search@easy")
    result = play_tournament(tournament(rulebook, doctrines, names))
    for faction in FACTIONS:
        best = result.seats[faction][0]
        assert best.policy == "search@easy", faction
        assert all(margin.low > 0 for margin in best.margins), faction


def test_processes_and_what_is_played_beside_change_no_game(rulebook, doctrines) -> None:
    """Bots that search play games under all lenses at once; each is the game it is by itself."""
    policies = (SEARCHER, "random", "paced")
    wanted = tournament(rulebook, doctrines, policies, games=4, scenario="crunch-2027")
    result = play_tournament(wanted)
    assert play_tournament(wanted, workers=2) == result
    alone = []
    for number, field in enumerate(wanted.fields):
        orders = {**dict.fromkeys(FACTIONS, field), "labs": SEARCHER}
        kept = play_games(replace(wanted.request, orders=orders), number, number + 1)
        alone += kept.scores[FACTIONS.index("labs")].tolist()
    found = {one.policy: one.score for one in result.seats["labs"]}
    assert found[SEARCHER] == pytest.approx(np.mean(alone), rel=1e-6)


LADDER = ("adaptive@hard", "adaptive", "adaptive@easy", "random")


@pytest.fixture(scope="module")
def played(rulebook, doctrines):
    """Every strength of adaptive, two arguments and chance, under a lens between the others."""
    names = (*LADDER, "essay", "race")
    return play_tournament(tournament(rulebook, doctrines, names, 160, lens="D"))


def test_each_strength_of_adaptive_is_better_than_the_one_below_in_every_seat(played) -> None:
    for faction in FACTIONS:
        found = {one.policy: one for one in played.seats[faction]}
        for better, worse in itertools.pairwise(LADDER):
            assert margin(found[better], worse).low > 0, (faction, better, worse)


def test_adaptive_beats_the_doctrines_and_they_beat_random_in_every_seat(played) -> None:
    for faction in FACTIONS:
        kinds = played.kinds[faction]
        assert [one.policy for one in kinds] == ["adaptive", "doctrines", "random"], faction
        for better, worse in itertools.pairwise(kinds):
            assert margin(better, worse.policy).low > 0, (faction, better.policy)


def margin(standing: Rank, over: str) -> Margin:
    (found,) = (one for one in standing.margins if one.over == over)
    return found


def test_a_kind_scores_the_mean_of_its_bots(played) -> None:
    seat = {one.policy: one.score for one in played.seats["us"]}
    kinds = {one.policy: one.score for one in played.kinds["us"]}
    assert kinds["doctrines"] == pytest.approx((seat["essay"] + seat["race"]) / 2)
    assert kinds["random"] == seat["random"]


def test_policies_side_by_side_score_what_each_scores_alone(rulebook, doctrines) -> None:
    wanted = tournament(rulebook, doctrines, ("adaptive", "random", "paced"), lens="A")
    seat = {one.policy: one.score for one in play_tournament(wanted).seats["china"]}
    for name, score in seat.items():
        alone = []
        for number, field in enumerate(wanted.fields):
            request = Request(
                rulebook=rulebook,
                doctrines=doctrines,
                scenario="2026q3",
                lens="A",
                seed=1,
                orders={**dict.fromkeys(FACTIONS, field), "china": name},
                games=8,
            )
            kept = play_games(request, 2 * number, 2 * number + 2)
            alone += kept.scores[FACTIONS.index("china")].tolist()
        assert score == pytest.approx(np.mean(alone), rel=1e-6)


def test_strengths_of_one_bot_do_not_lead_the_rivals_twice(rulebook, doctrines) -> None:
    fields = tournament(rulebook, doctrines, ("essay", "random")).fields
    assert "adaptive" in fields
    assert not [name for name in fields if "@" in name]


def test_a_doctrine_without_a_plan_for_a_faction_is_left_out_of_its_seat(
    rulebook, doctrines
) -> None:
    result = play_tournament(tournament(rulebook, doctrines, ("essay", "random")))
    assert [one.policy for one in result.seats["china"]] == ["random"]


@pytest.mark.parametrize(
    ("policies", "games"), [(("race",), 8), (("race", "race"), 8), (("race", "essay"), 3)]
)
def test_what_makes_no_tournament_is_refused(rulebook, doctrines, policies, games) -> None:
    with pytest.raises(UsageError):
        play_tournament(tournament(rulebook, doctrines, policies, games))


def test_an_unknown_policy_is_refused_with_the_nearest(rulebook, doctrines) -> None:
    for wrong, near in (("serch", "search"), ("adaptive@hrad", "adaptive@hard")):
        with pytest.raises(UsageError, match=f"did you mean {near}"):
            play_tournament(tournament(rulebook, doctrines, (wrong, "race")))
