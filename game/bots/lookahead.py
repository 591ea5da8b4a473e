"""How plans turn out: imagined worlds played to the end, the rivals by known doctrines.

Each sample is a lens with a doctrine for the rivals: lenses by their announced weights, doctrines
in turn. All plans of a game meet the same worlds and the same luck, so that only the plans differ,
and all of them in all samples are played side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from game.bots.doctrine import DoctrinePolicy
from game.bots.mix import Mix, carry_out
from game.bots.own_rows import Printed, printed
from game.bots.shared_seat import SideBySide
from game.core.belief import imagine, imagined_chance, repeated
from game.core.compile import compile_rules
from game.core.games import Decides, play_on, until_over
from game.core.knowledge import Decision, Seen
from game.core.mixture import mixed, widened
from game.core.rulebook import Doctrine, Rulebook
from game.core.seeds import MIXTURE
from game.world.chance import Chance
from game.world.exact import total
from game.world.rules import Rules
from game.world.start import start
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import DealRows, World

Floats = NDArray[np.float64]

RIVALS = ("adaptive", "status-quo")
BASE = "adaptive@hard"
_COURSE = b"how the world goes as far as known"


@dataclass(frozen=True)
class Sample:
    """What one imagined world goes by: its rules, and the doctrine of the rivals in it."""

    rules: Rules
    rivals: Mapping[Faction, DoctrinePolicy]


class Samples:
    """Imagined worlds of one scenario, and the course known to all: its worlds, one a sample."""

    def __init__(self, samples: list[Sample]) -> None:
        self.samples = samples
        self._rules = mixed([sample.rules for sample in samples])
        self._course = _course(self)

    def __len__(self) -> int:
        return len(self.samples)

    def rules(self, games: int) -> Rules:
        """The rules of so many games in each sample, one sample after the other."""
        return widened(self._rules, games)

    def rivals(self, games: int) -> dict[Faction, Decides]:
        """Who leads each faction in so many games of each sample."""
        return {
            faction: SideBySide([(sample.rivals[faction], games) for sample in self.samples])
            for faction in FACTIONS
        }

    def course(self, quarter: int) -> World:
        """The worlds before a quarter."""
        return self._course[quarter - self.samples[0].rules.first]


class _Plans:
    """Carries out a plan in each game, quarter after quarter."""

    def __init__(self, wide: Mix, printed: Printed, base: DoctrinePolicy) -> None:
        self._carried = (wide, printed, base)
        self._first = True

    def decide(self, seen: Seen) -> Decision:
        """Return the orders of each plan."""
        first, self._first = self._first, False
        return carry_out(seen, *self._carried, first)


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
        self._lens, self._count = lens, samples
        self._samples: dict[str, Samples] = {}

    def worth(self, seen: Seen, mix: Mix, deals: DealRows | None = None) -> Floats:
        """Mean final score of ``K`` plans in each game, float64[K, B]; mix is plan-major.

        ``deals`` stand in for the deals seen, if given, float[DEALS, B].
        """
        samples = self._known_samples(seen.scenario)
        luck = imagined_chance(seen, len(samples))
        world = imagine(seen, samples.rules(1), samples.course(seen.quarter), luck)
        if deals is not None:
            world = world.with_deals(repeated(deals, len(samples)))
        lanes = mix.weights.shape[1]
        # Lane (sample, plan, game) is a plan in the world which that sample is of that game.
        worlds = np.arange(world.size).reshape(len(samples), 1, seen.games)
        places = np.tile(worlds, (1, lanes // seen.games, 1)).ravel()
        wide = mix.take(np.tile(np.arange(lanes), len(samples)))
        chance = Chance(luck.seed, luck.lanes[places])
        final = self._play_on(world.at(places), chance, wide, samples)
        total = np.zeros(lanes)
        for score in final.reshape(len(samples), lanes):
            total += score
        return (total / len(samples)).reshape(-1, seen.games)

    def _play_on(self, world: World, chance: Chance, wide: Mix, samples: Samples) -> Floats:
        """Final scores float64[lanes] of a plan in a world each; `world` is used up."""
        games = world.size // len(samples)
        rules = samples.rules(games)
        own = _Plans(wide, self.printed, self.base)
        players = samples.rivals(games) | {self.faction: own}
        played = play_on(world, rules, chance, players, fleeting=True)
        for _, figures in until_over(played, rules, (f"score.{self.faction}",)):
            final = figures
        scores: Floats = final[0]
        return scores

    def _known_samples(self, scenario: str) -> Samples:
        if scenario not in self._samples:
            self._samples[scenario] = Samples(self._drawn(scenario))
        return self._samples[scenario]

    def _drawn(self, scenario: str) -> list[Sample]:
        """Lenses with a doctrine in turn; those of a doctrine side by side, as they are played."""
        rules = {lens: compile_rules(self._rulebook, lens, scenario) for lens in self._lenses()}
        found = []
        for number, doctrine in enumerate(RIVALS):
            players = {faction: self._rival(doctrine, faction) for faction in FACTIONS}
            own = self._lenses()[number :: len(RIVALS)]
            found += [Sample(rules[lens], players) for lens in own]
        return found

    def _rival(self, doctrine: str, faction: Faction) -> DoctrinePolicy:
        return DoctrinePolicy(self._doctrines[doctrine], faction, self._rulebook)

    def _lenses(self) -> list[str]:
        """A lens a sample: the announced one, or each as often as its weight says."""
        if self._lens != MIXTURE:
            return [self._lens] * self._count
        lenses = self._rulebook.lenses
        whole = total(lens.weight for lens in lenses)
        chosen = []
        for sample in range(self._count):
            reached, place = 0.0, (sample + 0.5) / self._count * whole
            for lens in lenses:
                reached += lens.weight
                if place < reached:
                    break
            chosen.append(lens.id)
        return chosen


def _course(samples: Samples) -> tuple[World, ...]:
    """The world before each quarter as these doctrines would have led it, from public rules."""
    rules, players = samples.rules(1), samples.rivals(1)
    chance = Chance(_COURSE, np.arange(len(samples), dtype=np.uint64))
    first = start(rules, chance)
    played = islice(play_on(first, rules, chance, players), rules.length - 1)
    return (first, *(quarter.world for quarter in played))
