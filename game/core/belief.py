"""Worlds a faction thinks possible: drawn from what it sees, never from the truth.

Own and public figures are as seen; estimates are drawn anew around the value seen with the error
stated for it; of what it knows nothing, a world played by known doctrines up to this quarter tells
(the ``course``, public knowledge). The rest of the decks is shuffled, the chance gates of cards
already played are drawn again, and deals between others are taken to be none.

Everything goes through the open doors of `Seen`; the true world's arrays are not touched.
"""

import numpy as np
from numpy.typing import NDArray

from game.core.knowledge import Seen
from game.world.chance import Chance, spread_normal
from game.world.rules import WORLD_DECK, Rules
from game.world.vocabulary import FACTIONS
from game.world.world import NEVER, DealRows, World

Floats = NDArray[np.float64]

_SEED = b"worlds a faction thinks possible"


def imagined_chance(seen: Seen, samples: int) -> Chance:
    """The luck of ``samples`` imagined worlds a game, from the bot's own stream; sample-major.

    The bits of a draw are the number of its lane: any draw has its own.
    """
    keys = np.concatenate([seen.luck(f"imagine {sample}") for sample in range(samples)])
    return Chance(_SEED, keys.view(np.uint64))


def imagine(seen: Seen, rules: Rules, course: World, chance: Chance) -> World:
    """Return ``chance.size`` worlds consistent with what is seen, under ``rules``.

    ``course`` has one world a sample, at the same quarter; lane ``sample * games + game``.
    """
    samples = course.size
    played = np.stack([np.tile(seen.played_at(card.id), samples) for card in rules.cards])
    drawn = np.repeat(course.drawn, seen.games, axis=1)
    drawn[FACTIONS.index(seen.faction)] = np.tile(seen.drawn(), samples)
    return World(
        quarter=seen.quarter,
        values=_values(seen, rules, course, chance),
        played=played,
        rank=_decks(seen, rules, played, chance, samples),
        drawn=drawn,
        gates=_gates(seen, rules, played, chance),
        deals=repeated(seen.own_deals(), samples),
    )


def _values(seen: Seen, rules: Rules, course: World, chance: Chance) -> Floats:
    samples = course.size
    values = np.repeat(course.values, seen.games, axis=1)
    for row, name in enumerate(rules.layout.names):
        known = rules.known[name]
        exact = known.public or seen.faction in known.to
        if not exact and known.error is None:
            continue
        value, error = seen.estimate(name)
        values[row] = np.tile(value, samples)
        if not exact:
            luck = chance.uniforms(seen.quarter, tuple(f"imagine {name} {turn}" for turn in "abc"))
            values[row] += np.tile(error, samples) * spread_normal(luck)
    low, high = rules.low, rules.high
    clipped: Floats = np.minimum(np.maximum(values, low), high)
    return clipped


def _decks(
    seen: Seen, rules: Rules, played: NDArray[np.int8], chance: Chance, samples: int
) -> NDArray[np.uint8]:
    """Cards played come first in their deck, then the own hand, then the rest shuffled."""
    rank = np.zeros((len(rules.cards), chance.size), np.uint8)
    for owner, faction in enumerate(FACTIONS[:WORLD_DECK]):
        deck = [n for n, card in enumerate(rules.cards) if card.owner == owner]
        order = chance.uniforms(seen.quarter, tuple(f"deck {rules.cards[n].id}" for n in deck))
        for place, number in enumerate(deck):
            order[place] -= played[number] != NEVER
            if faction == seen.faction:
                hand = np.tile(seen.hand(rules.cards[number].id), samples)
                order[place] -= hand
        rank[deck] = order.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    return rank


def _gates(seen: Seen, rules: Rules, played: NDArray[np.int8], chance: Chance) -> NDArray[np.bool_]:
    gates = np.zeros((len(rules.gates), chance.size), np.bool_)
    for number, gate in enumerate(rules.gates):
        luck = chance.uniform(seen.quarter, f"imagine {gate.draw}")
        gates[number] = (luck < gate.odds) & (played[gate.card] != NEVER)
    return gates


def repeated(deals: DealRows, samples: int) -> DealRows:
    """The deals of each game in each of its imagined worlds, sample-major."""
    return DealRows(**{name: np.tile(rows, samples) for name, rows in vars(deals).items()})
