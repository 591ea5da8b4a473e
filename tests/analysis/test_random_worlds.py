"""Random legal play under every lens: nothing leaves its range, nothing is not a number."""

import numpy as np
import pytest

from game.analysis.batch import Request, policies_for, rules_for
from game.analysis.lanes import play
from game.world.vocabulary import FACTIONS

LENSES = "ABCDEFGH"


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", ["random", "race", "adaptive"])
def test_no_variable_leaves_its_range(rulebook, doctrines, lens, name) -> None:
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens=lens,
        orders=dict.fromkeys(FACTIONS, name),
        seed=5,
        games=128,
    )
    rules = rules_for(request, lens)
    low, high = (np.asarray(bound).reshape(-1, 1) for bound in (rules.low, rules.high))
    lanes = np.arange(128, dtype=np.uint64)
    for played in play(rules, policies_for(request), request.chance(lanes)):
        values = played.world.values
        assert np.isfinite(values).all()
        out = np.flatnonzero(((values < low) | (values > high)).any(axis=1))
        assert [rules.layout.names[row] for row in out] == []
        for faction, decision in played.decisions.items():
            assert (decision.points >= 0).all(), faction


@pytest.mark.parametrize("name", ["status-quo", "adaptive", "paced", "race"])
def test_budgets_are_spent_whole_by_doctrines(rulebook, doctrines, name) -> None:
    """Points left over go on to other levers: a doctrine wastes nothing it could use."""
    request = Request(
        rulebook=rulebook,
        doctrines=doctrines,
        scenario="2026q3",
        lens="A",
        orders=dict.fromkeys(FACTIONS, name),
        seed=5,
        games=16,
    )
    rules = rules_for(request, "A")
    costs = np.array([card.cost for card in rules.cards] + [0])
    first = next(play(rules, policies_for(request), request.chance(np.arange(16, dtype=np.uint64))))
    for faction, decision in first.decisions.items():
        budget = float(rules.starts[rules.layout.row(f"points.{faction}")])
        spent = decision.points.sum(axis=0) + costs[decision.plays].sum(axis=0)
        assert spent.tolist() == [budget] * 16, faction
