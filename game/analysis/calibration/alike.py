"""One thing changed and all else alike: a start shifted, a lever or a dial held.

What is changed is changed on the present course: everybody else orders what it would have ordered,
with the same luck, and pays nothing for the change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch import Request, policies_for, rules_for
from game.analysis.calibration.bench import Bench, against_china
from game.analysis.lanes import Policies, play, scenario_injects
from game.bots.policy import Bid, BotAnswer, Policy
from game.core.deals import Proposal
from game.core.knowledge import Decision, Seen
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction

Floats = NDArray[np.float64]
Shift = Callable[[Floats], Floats]
COURSE = "status-quo"


@dataclass(frozen=True)
class Held:
    """A policy whose levers and dials of these numbers are held at these points and levels."""

    policy: Policy
    levers: Mapping[int, int]
    dials: Mapping[int, int]

    def decide(self, seen: Seen) -> Decision:
        """Its orders, but for what is held."""
        decided = self.policy.decide(seen)
        points, stances = decided.points.copy(), decided.stances.copy()
        for lever, most in self.levers.items():
            points[lever] = most
        for dial, level in self.dials.items():
            stances[dial] = level
        return replace(decided, points=points, stances=stances)

    def offers(self, seen: Seen) -> tuple[Bid, ...]:
        """Its own offers."""
        return self.policy.offers(seen)

    def answer(self, seen: Seen, proposer: Faction, offer: Proposal) -> BotAnswer:
        """Its own answer."""
        return self.policy.answer(seen, proposer, offer)


class Course:
    """The present course under one lens (China reacts), from which one thing may be changed."""

    def __init__(self, bench: Bench, lens: str, doctrine: str = COURSE) -> None:
        self.request: Request = bench.request(lens, against_china(doctrine))
        self.rules: Rules = rules_for(self.request, lens)
        self._policies: Policies = policies_for(self.request)

    def ends(
        self,
        names: tuple[str, ...],
        starts: Mapping[str, Shift] | None = None,
        held: Mapping[str, int] | None = None,
        quarters: int | None = None,
    ) -> dict[str, Floats]:
        """Figures after so many quarters (all, if not said), float64[games] by name.

        ``starts`` shifts rows before the first quarter; ``held`` holds levers (points) and
        stances (levels) in every quarter.
        """
        rules = replace(self.rules, starts=self._shifted(starts or {}))
        policies = self._held(held or {})
        injects = scenario_injects(self.request.rulebook, self.request.scenario, rules)
        chance = self.request.chance(np.arange(self.request.games, dtype=np.uint64))
        for number, played in enumerate(play(rules, policies, chance, injects), start=1):
            world = played.world
            if number == quarters:
                break
        return {name: world.values[rules.layout.row(name)].copy() for name in names}

    def _shifted(self, starts: Mapping[str, Shift]) -> Floats:
        found = self.rules.starts.copy()
        for name, shift in starts.items():
            row = self.rules.layout.row(name)
            low, high = self.rules.low[row], self.rules.high[row]
            found[row] = np.clip(shift(found[row : row + 1]), low, high)[0]
        return found

    def _held(self, held: Mapping[str, int]) -> Policies:
        levers, dials = self.rules.lever_index, self.rules.stance_index
        return {
            faction: Held(
                self._policies[faction],
                {
                    levers[name]: held[name]
                    for name in held
                    if name in levers and name.startswith(f"{faction}.")
                },
                {
                    dials[name]: held[name]
                    for name in held
                    if name in dials and name.startswith(f"{faction}.")
                },
            )
            for faction in FACTIONS
        }
