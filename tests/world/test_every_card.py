"""Every effect of every card, event and inject moves something: none is there for show."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from game.content.load import load_rulebook
from game.core.cards import Card, Inject, WorldEvent
from game.core.compile import compile_rules
from game.core.rulebook import Rulebook
from game.world.chance import Chance
from game.world.inputs import Inputs
from game.world.resolve import resolve
from game.world.rules import INJECT_DECK, EffectRules, Rules
from game.world.sight import sight
from game.world.start import start
from game.world.vocabulary import FACTIONS
from game.world.world import World

CHANCE = Chance(b"c" * 32, np.arange(48, dtype=np.uint64))
BOOK = load_rulebook()
TO_AND_FRO = (1, 3)
"""Levels of every stance in quarters of one kind and the next."""
DECKS: list[Card | WorldEvent | Inject] = [*BOOK.cards, *BOOK.events, *BOOK.injects]
WITH_EFFECTS = [card.id for card in DECKS if card.effects]


@pytest.fixture(scope="module")
def still(rulebook: Rulebook) -> Rules:
    """The rules with no events of their own accord, and no capital to pay for anything."""
    events = [event.model_copy(update={"odds": 1e-12}) for event in rulebook.events]
    rules = compile_rules(rulebook.model_copy(update={"events": events}), "A", "2026q3")
    return replace(rules, card_capital=rules.card_capital * 0, stance_cost=rules.stance_cost * 0)


@pytest.fixture(scope="module")
def paths(still: Rules) -> list[World]:
    """The worlds before each quarter when everybody is busy and nobody plays a card."""
    worlds = [start(still, CHANCE)]
    for _ in range(still.length):
        worlds.append(resolve(worlds[-1], busy(worlds[-1], still), still, CHANCE))
    return worlds


def busy(world: World, rules: Rules) -> Inputs:
    """Orders that buy all there is and turn dials to and fro: something for a card to hold up."""
    inputs = Inputs.idle(world, rules)
    inputs.points[:] = np.array([lever.cap for lever in rules.levers], np.int16)[:, None]
    inputs.stances[:] = TO_AND_FRO[world.quarter % len(TO_AND_FRO)]
    return inputs


def allowed(world: World, rules: Rules, number: int) -> World:
    """The world with what the card asks for: figures at its bounds, other cards played."""
    values, played = world.values.copy(), world.played.copy()
    for test in rules.cards[number].requires:
        if test.card >= 0:
            played[test.card] = 0
        else:
            values[test.row] = np.clip(values[test.row], test.at_least, test.at_most)
    return replace(world, values=values, played=played)


def pushed(world: World, effect: EffectRules) -> World:
    """The world where a cap has something to hold: a stock another card has moved by half."""
    values = world.values.copy()
    values[effect.target] *= 1.5 if effect.side else 0.5
    return replace(world, values=values)


def alone(rules: Rules, effect: EffectRules) -> Rules:
    """The rules with this effect as the only one of any card."""
    reveals: dict[tuple[int, int], tuple[EffectRules, ...]] = {}
    if effect.kind == "reveal":
        reveals[effect.faction, effect.target] = (effect,)
    return replace(rules, effects=(effect,), reveals=reveals)


def moves(before: World, rules: Rules, number: int, effect: EffectRules) -> bool:
    """Whether playing the card now makes any difference by the time the effect has ended."""
    just = alone(rules, effect)
    plain = played = before
    for quarter in range(effect.after + effect.lasts):
        orders, play = busy(plain, just), busy(played, just)
        if quarter == 0:
            play.plays[0] = number
        plain, played = (
            resolve(plain, orders, just, CHANCE),
            resolve(played, play, just, CHANCE),
        )
        if differ(plain, played, just, effect):
            return True
        if plain.quarter > rules.last:
            break
    return False


def differ(one: World, other: World, rules: Rules, effect: EffectRules) -> bool:
    """Whether two worlds have other figures, other cards dealt, or are seen more sharply."""
    if (one.values != other.values).any() or (one.drawn != other.drawn).any():
        return True
    if effect.kind == "unlock":
        return bool((one.rank != other.rank).any())
    if effect.kind != "reveal":
        return False
    who, what = FACTIONS[effect.faction], rules.layout.names[effect.target]
    return bool(
        (sight(one, rules, CHANCE, who, what)[1] > sight(other, rules, CHANCE, who, what)[1]).any()
    )


def tries(paths: list[World], rules: Rules, number: int, effect: EffectRules) -> Iterator[World]:
    """Worlds in which the card may be played and this effect of it may show."""
    card = rules.cards[number]
    opens = max(card.first, rules.first) + card.reactive
    window = slice(opens - rules.first, card.last - rules.first + 1)
    if card.owner == INJECT_DECK:
        window = slice(None)  # the white cell may bring an inject in outside its window
    for world in paths[window]:
        ready = allowed(world, rules, number)
        yield ready
        if effect.kind == "cap":
            yield pushed(ready, effect)


@pytest.mark.parametrize("card", WITH_EFFECTS)
def test_every_effect_of_a_card_moves_something(
    still: Rules, paths: list[World], card: str
) -> None:
    number = still.card_index[card]
    mine = [effect for effect in still.effects if effect.card == number]
    idle = [
        (effect.kind, still.layout.names[effect.target])
        for effect in mine
        if not any(
            moves(world, still, number, effect) for world in tries(paths, still, number, effect)
        )
    ]
    assert mine and not idle
