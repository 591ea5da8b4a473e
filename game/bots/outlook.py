"""How plans turn out: imagined worlds played to the end, the rivals by known doctrines.

The samples are shared out among fields, each a lens with a doctrine for the rivals: lenses by
their announced weights, doctrines in turn. All plans of a game meet the same worlds and the same
luck, so that only the plans differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.bots.doctrine import DoctrinePolicy
from game.bots.mix import Mix, carry_out
from game.bots.printed import printed
from game.core.belief import imagine, imagined_chance
from game.core.compile import compile_rules
from game.core.gather import gather
from game.core.knowledge import Decision, Seen, see
from game.core.luck import MIXTURE
from game.core.rulebook import Doctrine, Rulebook
from game.world.chance import Chance
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import DealRows, Room, World

Floats = NDArray[np.float64]
Kind = TypeVar("Kind", bound=np.generic)

RIVALS = ("adaptive", "status-quo")
BASE = "adaptive@hard"
_COURSE = b"how the world goes as far as known"


@dataclass(frozen=True)
class Field:
    """Some of the samples: their rules, the rivals' doctrine, and the course known to all."""

    rules: Rules
    rivals: Mapping[Faction, DoctrinePolicy]
    samples: int
    course: tuple[World, ...]


class Outlook:
    """One faction's imagination; ``lens`` is the one announced, or `MIXTURE`."""

    def __init__(
        self,
        faction: Faction,
        rulebook: Rulebook,
        doctrines: Mapping[str, Doctrine],
        lens: str,
        samples: int,
    ) -> None:
        self.faction = faction
        self.printed = printed(rulebook, faction)
        self.base = DoctrinePolicy(doctrines[BASE], faction, rulebook)
        self._rulebook, self._doctrines = rulebook, doctrines
        self._lens, self._samples = lens, samples
        self._fields: dict[str, tuple[Field, ...]] = {}

    def worth(self, seen: Seen, mix: Mix, deals: DealRows | None = None) -> Floats:
        """Mean final score of ``K`` plans in each game, float64[K, B]; mix is plan-major.

        ``deals`` stand in for the deals seen, if given, float[DEALS, B].
        """
        games = seen.games
        plans = mix.weights.shape[1] // games
        total = np.zeros((plans, games))
        fields = self._known_fields(seen)
        for number, field in enumerate(fields):
            score = self._play(seen, mix, field, number, plans, deals)
            for sample in range(field.samples):
                total += score[..., sample]
        return total / sum(field.samples for field in fields)

    def _play(
        self,
        seen: Seen,
        mix: Mix,
        field: Field,
        number: int,
        plans: int,
        deals: DealRows | None,
    ) -> Floats:
        """Final scores float64[K, B, samples] of one field."""
        rules, samples = field.rules, field.samples
        luck = imagined_chance(seen, samples, number)
        world = imagine(seen, rules, field.course[seen.quarter - rules.first], luck)
        if deals is not None:
            world = world.with_deals(_each(deals, lambda rows: np.repeat(rows, samples, axis=-1)))
        world = tiled(world, plans)
        chance = Chance(luck.seed, np.tile(luck.lanes, plans))
        wide = mix.take(np.repeat(np.arange(mix.weights.shape[1]), samples))
        score = rules.layout.row(f"score.{self.faction}")
        over = rules.layout.row("incidents.systemic")
        final, going = np.zeros(world.size), np.ones(world.size, np.bool_)
        first, room = True, Room.beside(world)
        for _ in range(seen.quarter, rules.last + 1):
            decisions: dict[Faction, Decision] = {}
            for faction in FACTIONS:
                view = see(world, rules, chance, faction)
                if faction == self.faction:
                    decisions[faction] = carry_out(view, wide, self.printed, self.base, first)
                else:
                    decisions[faction] = field.rivals[faction].decide(view)
            inputs = gather(world, rules, decisions, world.deals, ())
            world = resolve(world, inputs, rules, chance, room=room)
            np.copyto(final, world.values[score], where=going)
            going &= world.values[over] <= 0
            first = False
        return final.reshape(plans, seen.games, samples)

    def _known_fields(self, seen: Seen) -> tuple[Field, ...]:
        if seen.scenario not in self._fields:
            self._fields[seen.scenario] = tuple(self._make_fields(seen))
        return self._fields[seen.scenario]

    def _make_fields(self, seen: Seen) -> list[Field]:
        drawn = zip(self._lenses(), cycle(RIVALS), strict=False)
        counts: dict[tuple[str, str], int] = {}
        for pair in islice(drawn, self._samples):
            counts[pair] = counts.get(pair, 0) + 1
        fields = []
        for (lens, doctrine), count in counts.items():
            rules = seen.imagined(compile_rules(self._rulebook, lens, seen.scenario))
            players = {faction: self._rival(doctrine, faction) for faction in FACTIONS}
            fields.append(Field(rules, players, count, _course(rules, players, count)))
        return fields

    def _rival(self, doctrine: str, faction: Faction) -> DoctrinePolicy:
        return DoctrinePolicy(self._doctrines[doctrine], faction, self._rulebook)

    def _lenses(self) -> list[str]:
        """A lens a sample: the announced one, or each as often as its weight says."""
        if self._lens != MIXTURE:
            return [self._lens] * self._samples
        lenses = self._rulebook.lenses
        total = sum(lens.weight for lens in lenses)
        chosen = []
        for sample in range(self._samples):
            reached, place = 0.0, (sample + 0.5) / self._samples * total
            for lens in lenses:
                reached += lens.weight
                if place < reached:
                    break
            chosen.append(lens.id)
        return chosen


def _course(
    rules: Rules, players: Mapping[Faction, DoctrinePolicy], samples: int
) -> tuple[World, ...]:
    """The world before each quarter as these doctrines would have led it, from public rules."""
    chance = Chance(_COURSE, np.arange(samples, dtype=np.uint64))
    worlds = [start(rules, chance)]
    for _ in range(rules.first, rules.last):
        world = worlds[-1]
        decisions = {
            faction: player.decide(see(world, rules, chance, faction))
            for faction, player in players.items()
        }
        worlds.append(
            resolve(world, gather(world, rules, decisions, world.deals, ()), rules, chance)
        )
    return tuple(worlds)


def tiled(world: World, times: int) -> World:
    """The same games ``times`` over, one whole set after the other."""

    def tile(rows: NDArray[Kind]) -> NDArray[Kind]:
        return np.tile(rows, times)

    return replace(
        world, values=tile(world.values), played=tile(world.played), rank=tile(world.rank),
        drawn=tile(world.drawn), gates=tile(world.gates), deals=_each(world.deals, tile),
    )  # fmt: skip


def _each(deals: DealRows, change: Callable[[NDArray[Any]], NDArray[Any]]) -> DealRows:
    return DealRows(**{name: change(rows) for name, rows in vars(deals).items()})
