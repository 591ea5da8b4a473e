"""Matches for the core's tests, and somebody who plays them at random."""

from collections.abc import Callable
from random import Random

import numpy as np
import pytest

from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.beginning import new_match
from game.core.command import carry_out
from game.core.errors import Refusal
from game.core.evolve import evolve
from game.core.match import Match
from game.core.orders.vocabulary import Allocate, Estimate, Orders, PlayCard, SetStance
from game.core.progress import next_events
from game.core.rulebook import Rulebook
from game.core.seeds import seed_from
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.vocabulary import FACTIONS, Faction

NewMatch = Callable[..., Match]


def luck(seed: int) -> Chance:
    """The luck of a match."""
    return Chance(seed_from(seed), np.array([0], np.uint64))


@pytest.fixture
def opened(rulebook: Rulebook) -> NewMatch:
    """Opens a match of four people."""

    def make(
        seed: int = 1,
        lens: str = "A",
        scenario: str = "crunch-2027",
        book: Rulebook = rulebook,
    ) -> Match:
        settings = Settings(
            match="core",
            scenario=scenario,
            format="full",
            lens=lens,
            players=dict.fromkeys(FACTIONS, "person"),
        )
        return new_match(settings, book, luck(seed))[0]

    return make


def some_orders(match: Match, faction: Faction, random: Random) -> Orders:
    """Orders that stand together, drawn at random."""
    wanted: list[Allocate | SetStance | PlayCard | Estimate] = []
    for stance in match.rules.stances:
        if stance.faction == faction and random.random() < 0.3:
            wanted.append(SetStance(stance=stance.name, level=random.randint(0, 3)))
    for card in match.rulebook.cards:
        if card.deck == faction and match.in_hand(card.id):
            wanted.append(PlayCard(card=card.id))
    for lever in match.rules.levers:
        if lever.faction == faction:
            wanted.append(Allocate(lever=lever.name, points=random.randint(0, lever.cap)))
    centre = random.uniform(0, 12)
    wanted.append(Estimate(figure="lead", low=centre - 1, central=centre, high=centre + 1))
    random.shuffle(wanted)
    for order in wanted:
        outcome = carry_out(match, faction, Draft(order=order))
        if not isinstance(outcome, Refusal):
            for event in outcome:
                match = evolve(match, event)
    return match.drafts.get(faction, ())


def ordered(match: Match, faction: Faction, orders: Orders, seal: bool = True) -> Match:
    """The match with a faction's orders drafted and sealed."""
    for order in orders:
        outcome = carry_out(match, faction, Draft(order=order))
        assert not isinstance(outcome, Refusal), outcome
        for event in outcome:
            match = evolve(match, event)
    if seal:
        for event in carry_out(match, faction, Commit()):  # type: ignore[union-attr]
            match = evolve(match, event)  # type: ignore[arg-type]
    return match


def moved_on(match: Match, seed: int, until: str) -> Match:
    """The match after moving on to a phase."""
    for _ in range(200):
        if match.phase == until:
            return match
        for event in next_events(match, luck(seed), "secret seed"):
            match = evolve(match, event)
    raise AssertionError(f"never came to {until}")
