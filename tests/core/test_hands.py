"""What stands in a card's way is told in every phase, not only when it is too late (G4.5, G4.6)."""

import pytest

from game.core.orders.play import playable
from game.core.views.own import hand
from game.world.vocabulary import FACTIONS
from tests.core.conftest import NewMatch, moved_on


@pytest.mark.parametrize("phase", ["briefing", "negotiation"])
def test_a_condition_that_fails_is_told_before_the_orders_phase(
    opened: NewMatch, phase: str
) -> None:
    told = set()
    for seed in range(4):
        match = moved_on(opened(seed), seed, phase)
        cards = {card.id: card for card in match.rulebook.cards}
        for view in (view for faction in FACTIONS for view in hand(match, faction)):
            in_the_way = playable(cards[view.id], match, match.world.quarter)
            assert view.refusal is not None
            assert view.refusal.code == (in_the_way.code if in_the_way else "wrong-phase")
            told.add(view.refusal.code)
    assert {"requires", "wrong-phase"} <= told
