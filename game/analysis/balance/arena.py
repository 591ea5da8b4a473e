"""Where plans are compared: one faction, one lens, rivals that react, the same games for all."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.balance.plans import Plans, PlansPolicy
from game.analysis.lanes import play, scenario_injects
from game.bots.doctrine import DoctrinePolicy
from game.bots.own_rows import Printed, printed
from game.bots.policy import Policy
from game.core.compile import compile_rules
from game.core.games import until_over
from game.core.rulebook import Doctrine, Rulebook
from game.core.seeds import seed_from
from game.world.chance import Chance
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction

Floats = NDArray[np.float64]

RIVALS = "adaptive"
SCENARIO = "2026q3"


@dataclass(frozen=True)
class Results:
    """What became of ``K`` plans in ``G`` games each.

    ``scores`` float64[K, G]; ``shares`` float64[own levers, K] parts of all budgets that went to
    each lever; ``played`` bool[K, G] whether the plan's card was played.
    """

    scores: Floats
    shares: Floats
    played: NDArray[np.bool_]


@dataclass(frozen=True)
class Arena:
    """One faction's plans under one lens against rivals; ``seed`` settles all luck."""

    faction: Faction
    rules: Rules
    printed: Printed
    base: DoctrinePolicy
    rivals: Mapping[Faction, Policy]
    rulebook: Rulebook
    games: int
    seed: int

    def results(self, plans: Plans, games: int | None = None) -> Results:
        """Play every plan in the same games (``games`` of them, else all)."""
        count = games or self.games
        wide = plans.take(np.repeat(np.arange(plans.count), count))
        lanes = np.tile(np.arange(count, dtype=np.uint64), plans.count)
        middle = self.rules.first + self.rules.length // 2
        policy = PlansPolicy(wide, self.printed, self.base, middle)
        policies = {**self.rivals, self.faction: policy}
        chance = Chance(seed_from(self.seed), lanes)
        injects = scenario_injects(self.rulebook, SCENARIO, self.rules)
        played = play(self.rules, policies, chance, injects, fleeting=True)
        for _, figures in until_over(played, self.rules, (f"score.{self.faction}",)):
            (scores,) = figures
        shape = (plans.count, count)
        return Results(
            scores=scores.reshape(shape),
            shares=_shares(policy, shape),
            played=policy.played.reshape(shape),
        )


def _shares(policy: PlansPolicy, shape: tuple[int, int]) -> Floats:
    spent = policy.spent.reshape(-1, *shape).mean(axis=2)
    given = policy.given.reshape(shape).mean(axis=1)
    shares: Floats = spent / np.maximum(given, 1)
    return shares


def arena(
    rulebook: Rulebook,
    doctrines: Mapping[str, Doctrine],
    lens: str,
    faction: Faction,
    games: int,
    seed: int,
) -> Arena:
    """Make an arena for one faction under one lens; the rivals play `RIVALS`."""
    doctrine = doctrines[RIVALS]
    return Arena(
        faction=faction,
        rules=compile_rules(rulebook, lens, SCENARIO),
        printed=printed(rulebook, faction),
        base=DoctrinePolicy(doctrine, faction, rulebook),
        rivals={f: DoctrinePolicy(doctrine, f, rulebook) for f in FACTIONS if f != faction},
        rulebook=rulebook,
        games=games,
        seed=seed,
    )
