"""The searching bot: legal, the same every time and in any batch, and better than its base."""

import numpy as np
import pytest

from game.bots.registry import policy_for
from game.core.belief import imagine, imagined_chance
from game.core.compile import compile_rules
from game.core.knowledge import decision_orders, see
from game.world.chance import Chance
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import NEVER


def look(rulebook, faction, games):
    rules = compile_rules(rulebook, "A", "2026q3")
    chance = Chance(bytes(32), np.arange(games, dtype=np.uint64))
    return see(start(rules, chance), rules, chance, faction), rules, chance


def parts(decision):
    return decision.points, decision.stances, decision.plays


@pytest.mark.parametrize("faction", FACTIONS)
def test_a_game_gets_the_same_orders_alone_as_in_a_batch(rulebook, doctrines, faction) -> None:
    seen, _, _ = look(rulebook, faction, 3)
    together = policy_for("search@easy", faction, rulebook, doctrines).decide(seen)
    for game in range(3):
        alone = policy_for("search@easy", faction, rulebook, doctrines).decide(seen.part(game, 1))
        for one, all_of_them in zip(parts(alone), parts(together), strict=True):
            assert (one[:, 0] == all_of_them[:, game]).all()


@pytest.mark.parametrize("faction", FACTIONS)
def test_orders_spend_no_more_than_there_is(rulebook, doctrines, faction) -> None:
    seen, rules, _ = look(rulebook, faction, 3)
    decision = policy_for("search@easy", faction, rulebook, doctrines).decide(seen)
    costs = np.array([card.cost for card in rules.cards])
    cards = np.where(decision.plays == NEVER, 0, costs[decision.plays]).sum(axis=0)
    assert (decision.points.sum(axis=0) + cards <= seen.budget).all()
    caps = np.array([lever.cap for lever in rules.levers])
    assert (decision.points <= caps[:, None]).all()
    assert decision_orders(decision, seen.part(0, 1), rules)


def test_imagined_worlds_agree_with_what_is_seen_and_differ_in_what_is_not(rulebook) -> None:
    seen, rules, _ = look(rulebook, "us", 2)
    course = start(rules, Chance(b"course", np.arange(5, dtype=np.uint64)))
    luck = imagined_chance(seen, 5, 0)
    world = imagine(seen, rules, course, luck)
    lead = world.values[rules.layout.row("lead")].reshape(2, 5)
    assert (lead == seen.figure("lead")[:, None]).all()
    hidden = world.values[rules.layout.row("compute.china_grey")]
    assert len(set(hidden.tolist())) == 10
    for number, card in enumerate(rules.cards):
        if card.owner == FACTIONS.index("us"):
            held = world.in_hand(rules, number).reshape(2, 5)
            assert (held == seen.hand(card.id)[:, None]).all()
    china = [n for n, card in enumerate(rules.cards) if card.owner == FACTIONS.index("china")]
    hands = {tuple(world.rank[china, lane]) for lane in range(10)}
    assert len(hands) > 5
