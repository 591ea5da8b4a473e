"""What hangs on chance is told with its odds, and an aim is called met only when it is."""

import pytest

from game.content.load import load_rulebook
from game.core.observation import AimView
from game.core.phrases import phrases
from game.core.rule_titles import titles_of

BOOK = load_rulebook()


def test_every_card_left_to_chance_tells_the_odds_of_both_ways() -> None:
    gated = 0
    for card in BOOK.cards:
        for effect in card.effects:
            if effect.kind != "chance":
                continue
            gated += 1
            odds = round(effect.odds * 100)
            told = phrases([effect], titles_of(BOOK))
            ways = [f"{odds}%: "] * len(effect.then)
            ways += [f"else ({100 - odds}%): "] * len(effect.otherwise)
            assert all(said.startswith(way) for said, way in zip(told, ways, strict=True)), card.id
    assert gated


@pytest.mark.parametrize(("reached", "percent"), [(0.0, 0), (0.504, 50), (0.999, 99), (1.0, 100)])
def test_an_aim_is_reached_in_full_only_when_it_is_met(reached: float, percent: int) -> None:
    aim = AimView(title="A", variable="lead", value=1, zero=0, full=2, weight=1, reached=reached)
    assert aim.percent == percent
