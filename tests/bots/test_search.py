"""The searching bot: legal, the same every time and in any batch, and better than its base."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from game.bots.lookahead import Outlook
from game.bots.registry import policy_for
from game.bots.search import PATIENCE
from game.core import knowledge
from game.core.belief import imagine, imagined_chance
from game.core.compile import compile_rules
from game.core.knowledge import decision_orders, see
from game.world.chance import Chance
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import NEVER, DealRows, rows_between


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
    luck = imagined_chance(seen, 5)
    world = imagine(seen, rules, course, luck)
    lead = world.values[rules.layout.row("lead")].reshape(5, 2)
    assert (lead == seen.figure("lead")).all()
    hidden = world.values[rules.layout.row("compute.china_grey")]
    assert len(set(hidden.tolist())) == 10
    for number, card in enumerate(rules.cards):
        if card.owner == FACTIONS.index("us"):
            held = world.in_hand(rules, number).reshape(5, 2)
            assert (held == seen.hand(card.id)).all()
    china = [n for n, card in enumerate(rules.cards) if card.owner == FACTIONS.index("china")]
    hands = {tuple(world.rank[china, lane]) for lane in range(10)}
    assert len(hands) > 5


@pytest.mark.parametrize("faction", FACTIONS)
def test_what_is_hidden_leaves_no_mark_on_the_worlds_imagined(
    rulebook, faction, monkeypatch
) -> None:
    """Two true worlds that look alike to a faction make it imagine the same worlds, bit by bit."""
    rules = compile_rules(rulebook, "A", "2026q3")
    elsewhere = compile_rules(rulebook, "B", "2026q3")
    chance = Chance(bytes(32), np.arange(3, dtype=np.uint64))
    one = start(rules, chance)
    other = hidden_changed(one, rules, faction)
    honest = knowledge.sight
    monkeypatch.setattr(
        knowledge, "sight", lambda world, _, *rest: honest(one, rules, *rest)
    )  # estimates are of the truth, by design: both worlds get those of the first
    course = start(rules, Chance(b"course", np.arange(4, dtype=np.uint64)))
    imagined = []
    for world, under in ((one, rules), (other, elsewhere)):
        seen = see(world, under, chance, faction)
        imagined.append(imagine(seen, rules, course, imagined_chance(seen, 4)))
    first, second = imagined
    for part in ("values", "played", "rank", "drawn", "gates"):
        assert (getattr(first, part) == getattr(second, part)).all(), part
    for column, rows in vars(first.deals).items():
        assert (rows == getattr(second.deals, column)).all(), column


def hidden_changed(world, rules, faction):
    """The same world with everything else that this faction may not know."""
    own = FACTIONS.index(faction)
    values, rank, drawn = world.values.copy(), world.rank.copy(), world.drawn.copy()
    for variable, known in rules.known.items():
        if not known.public and faction not in known.to:
            values[rules.layout.row(variable)] += 1
    for number, card in enumerate(rules.cards):
        if card.owner != own:
            rank[number] = (rank[number] + 3) % 8
    drawn[[n for n in range(len(drawn)) if n != own]] += 1
    deals = {name: rows.copy() for name, rows in vars(world.deals).items()}
    one, two = (n for n in range(len(FACTIONS)) if n != own and n != (own + 1) % 4)
    row = rows_between(one, two).start
    for name, value in {"active": True, "a": one, "b": two, "points": 3, "until": 9999}.items():
        deals[name][row] = value
    return replace(
        world, values=values, rank=rank, drawn=drawn, gates=~world.gates, deals=DealRows(**deals)
    )


def test_a_table_waits_no_longer_than_its_patience_and_gets_the_best_plan_so_far(
    rulebook, doctrines, monkeypatch
) -> None:
    """Each look at this clock is half of all patience later: one further round may begin."""
    tried = []
    honest = Outlook.worth

    def noting(self, seen, mix, deals=None):
        tried.append(mix.weights.shape[1])
        return honest(self, seen, mix, deals)

    monkeypatch.setattr(Outlook, "worth", noting)
    seen, rules, _ = look(rulebook, "us", 1)
    ticks = itertools.count()
    hasty = policy_for(
        "search@easy", "us", rulebook, doctrines, clock=lambda: next(ticks) * PATIENCE * 0.6
    )
    decision = hasty.decide(seen)
    assert len(tried) == 2
    assert decision_orders(decision, seen, rules)
    patient = policy_for("search@easy", "us", rulebook, doctrines, clock=lambda: 0.0)
    plain = policy_for("search@easy", "us", rulebook, doctrines)
    for one, other in zip(parts(patient.decide(seen)), parts(plain.decide(seen)), strict=True):
        assert (one == other).all()
    assert len(tried) == 2 + 3 + 3
