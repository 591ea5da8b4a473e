"""What things are worth beside a plan: paired games, the same luck, one thing different."""

from dataclasses import replace

import numpy as np
import pytest

from game.analysis.balance.arena import Arena, arena
from game.analysis.balance.plans import Plans
from game.analysis.balance.report import Weighed, Worth, verdict, weigh
from game.analysis.balance.response import best_response
from game.analysis.balance.worth import card_worths, lever_worths, quarter_worth, stance_worths

GAMES = 16


@pytest.fixture(scope="module")
def place(rulebook, doctrines) -> Arena:
    return arena(rulebook, doctrines, "A", "us", GAMES, 5)


@pytest.fixture(scope="module")
def even(place: Arena) -> Plans:
    return Plans.even(place.printed)


def test_a_plan_is_worth_the_same_alone_and_beside_others(place: Arena, even: Plans) -> None:
    alone = place.results(even).scores[0]
    beside = place.results(Plans.joined([even.with_card(3), even])).scores[1]
    assert (alone == beside).all()


def test_points_lost_are_not_spent_on_other_levers(place: Arena, even: Plans) -> None:
    banned = even.banned.copy()
    banned[0] = True
    results = place.results(Plans.joined([even, replace(even, banned=banned)]))
    assert results.shares[0, 1] == 0 < results.shares[0, 0]
    assert results.shares[1:, 1] == pytest.approx(results.shares[1:, 0], abs=0.02)


def test_a_best_response_beats_the_even_plan_and_names_what_it_buys(
    place: Arena, even: Plans
) -> None:
    found = best_response(place)
    assert found.score > place.results(even).scores.mean()
    assert 0 < found.shares.sum() <= 1
    assert ((found.plan.early[:, 0] > 0) | (found.shares == 0) | (found.plan.late[:, 0] > 0)).all()


def test_a_lever_its_owner_scores_by_is_worth_something(place: Arena, even: Plans) -> None:
    worths = lever_worths(place, even)
    assert set(worths) == set(place.printed.levers)
    assert worths["us.workforce"].low > 0


def test_a_quarter_of_budget_is_worth_something_and_not_the_match(
    place: Arena, even: Plans
) -> None:
    worth = quarter_worth(place, even)
    assert 0 < worth.value < place.results(even).scores.mean() / 4


def test_the_best_level_of_a_dial_is_no_worse_than_leaving_it(place: Arena, even: Plans) -> None:
    for name, (level, worth) in stance_worths(place, even).items():
        assert worth.value >= -1e-9, name
        assert 0 <= level <= 3


def test_every_card_is_weighed_where_it_was_played(place: Arena, even: Plans) -> None:
    worths = card_worths(place, even)
    assert set(worths) == set(place.printed.cards)
    assert all(0 <= card.played <= 1 for card in worths.values())
    assert any(card.worth.value > 0 for card in worths.values())


def test_a_granted_card_is_played_in_every_game_that_can_pay_it(place: Arena, even: Plans) -> None:
    row, _ = place.printed.cards["us/patient-sting"]
    assert not place.results(even.with_card(row)).played.any()
    assert place.results(even.with_card(row, granted=True)).played.all()


def test_a_card_held_back_is_not_played_before_its_time(place: Arena, even: Plans) -> None:
    row, _ = place.printed.cards["us/name-the-buyers"]
    last = place.rules.length
    assert place.results(even.with_card(row)).played.any()
    assert not place.results(even.with_card(row, since=last)).played.any()


def weighed(kind: str, chosen: float, mean: float, quarters: float) -> Weighed:
    worth = Worth(mean=mean, low=mean - 1, high=mean + 1)
    return Weighed(
        faction="us", lens="A", kind=kind, name="x", chosen=chosen, worth=worth, quarters=quarters
    )


@pytest.mark.parametrize(
    ("kind", "chosen", "mean", "quarters", "said"),
    [
        ("lever", 0.61, 3, 1, "dominating"),
        ("lever", 0.0, 3, 1, "dominated"),
        ("lever", 0.3, 3, 1, ""),
        ("card", 0.3, 3, 1.6, "dominating"),
        ("card", 0.3, -0.1, -0.1, "dominated"),
        ("card", 0.3, 0.1, 0.1, ""),
    ],
)
def test_the_verdict_follows_the_bounds(
    kind: str, chosen: float, mean: float, quarters: float, said: str
) -> None:
    assert verdict(kind, [weighed(kind, chosen, mean, quarters)]) == said  # type: ignore[arg-type]


def test_one_lens_in_which_it_pays_is_enough() -> None:
    rows = [weighed("card", 0.3, -1, -0.5), weighed("card", 0.3, 0.2, 0.1)]
    assert verdict("card", rows) == ""


def test_the_same_seed_weighs_the_same(rulebook, doctrines) -> None:
    def found():
        return weigh(rulebook, doctrines, ["A"], ["labs"], 8, 3, ("lever",))

    assert found() == found()
    assert np.isfinite([one.worth.mean for one in found().weighed]).all()
