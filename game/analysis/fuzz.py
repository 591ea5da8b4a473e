"""Random play through the whole game by its own rules, looking for what must never happen.

Each match is played by four seats that try legal and illegal orders, deals and reactions at
random; after every step every role looks. A fault is reported with the number of its match: the
same seed and number play the same match again.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from game.analysis.fuzz_seat import FuzzSeat
from game.core.acts import EVENT
from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.acts.resolve_quarter import QuarterResolved
from game.core.beginning import blank_match, lens_of, new_match
from game.core.command import Outcome, carry_out
from game.core.errors import Refusal
from game.core.event import Event
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Observation, Role
from game.core.observe import Look, observe
from game.core.progress import everyone_done, next_events
from game.core.record import read_world
from game.core.rulebook import Rulebook
from game.core.seeds import MIXTURE, seed_from
from game.core.settings import Settings
from game.world.chance import Chance
from game.world.digest import digest
from game.world.vocabulary import FACTIONS

ROLES: tuple[Role, ...] = (*FACTIONS, "observer", "projector", "white")
STEPS = 500
"""A match of ten quarters has six phases each; one that takes more steps is stuck."""


class Fault(BaseModel):
    """A match that went wrong: play it again with the same seed and number."""

    model_config = ConfigDict(frozen=True)

    number: int
    quarter: str
    phase: str
    what: str


class FuzzReport(BaseModel):
    """What came of it. ``refusals`` counts the orders refused by their code."""

    model_config = ConfigDict(frozen=True)

    matches: int
    seed: int
    quarters: int
    orders: int
    refusals: dict[str, int]
    endings: dict[str, int]
    faults: list[Fault]


@dataclass
class _Tally:
    quarters: int = 0
    orders: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    endings: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def note(self, outcome: Outcome) -> None:
        self.orders += 1
        if isinstance(outcome, Refusal):
            self.refusals[outcome.code] = self.refusals.get(outcome.code, 0) + 1


def fuzz(
    rulebook: Rulebook, matches: int, seed: int, progress: Callable[[int], None] | None = None
) -> FuzzReport:
    """Play ``matches`` random matches; ``progress`` is called with the number done so far."""
    tally = _Tally()
    for number in range(matches):
        _Game(rulebook, seed, number, tally).play_whole()
        if progress is not None:
            progress(number + 1)
    return FuzzReport(matches=matches, seed=seed, **vars(tally))


class _Game:
    """One random match, watched."""

    def __init__(self, rulebook: Rulebook, seed: int, number: int, tally: _Tally) -> None:
        self.number, self.tally = number, tally
        # Not for secrets: a fault must be playable again from its number.
        self.luck = random.Random(f"{seed} {number}")  # noqa: S311
        self.chance = Chance.single(seed_from(self.luck.getrandbits(63)))
        self.settings = Settings(
            match="fuzz",
            scenario=self.luck.choice(rulebook.scenarios).id,
            format=self.luck.choice(rulebook.formats).id,
            lens=self.luck.choice([MIXTURE, *(lens.id for lens in rulebook.lenses)]),
            players=dict.fromkeys(FACTIONS, "person"),
        )
        self.match, events = new_match(self.settings, rulebook, self.chance)
        self.events: list[Event] = list(events)
        self._looks: dict[Role, Look] = {}

    def play_whole(self) -> None:
        """Play to the end; a fault of any kind ends the match and is written down."""
        try:
            for _ in range(STEPS):
                if self.match.phase == "over":
                    break
                self._phase()
            self._check_end()
        # Any exception at all is what we look for.
        except Exception as fault:
            self._fault(f"{type(fault).__name__}: {fault}")
            return
        assert self.match.close is not None  # noqa: S101 - checked above
        ending = self.match.close.ending
        self.tally.endings[ending] = self.tally.endings.get(ending, 0) + 1

    def _phase(self) -> None:
        """Every seat acts and says it is done; then the table moves on."""
        for role in ROLES:
            self._look(role)
        for faction in self.luck.sample(FACTIONS, len(FACTIONS)):
            seat = FuzzSeat(faction, self.luck)
            for command in seat.attempts(self.match, self._look(faction)):
                self._do(carry_out(self.match, faction, command))
            if self.match.phase == "orders":
                self._must(carry_out(self.match, faction, Commit()))
            elif self.match.phase != "resolution":
                self._must(carry_out(self.match, faction, Ready()))
        if not everyone_done(self.match):
            raise AssertionError("everybody is done and the table does not move on")
        self._fold(next_events(self.match, self.chance, "a secret"))

    def _look(self, role: Role) -> Observation:
        """Look with a role's eyes; who has looked before must see the same as who has not."""
        seen = observe(self.match, role)
        if role in self._looks and observe(self.match, role, self._looks[role]) != seen:
            raise AssertionError(f"{role} sees something else when it looks again")
        self._looks[role] = Look(self.match, seen)
        return seen

    def _do(self, outcome: Outcome) -> None:
        self.tally.note(outcome)
        if not isinstance(outcome, Refusal):
            self._fold(outcome)

    def _must(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            raise AssertionError(f"a seat can't go on: {outcome.message} ({outcome.rule})")
        self._fold(outcome)

    def _fold(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self.match = evolve(self.match, event)
            if isinstance(event, QuarterResolved):
                self.tally.quarters += 1
                self._check_quarter(event)
        self.events += events

    def _check_quarter(self, event: QuarterResolved) -> None:
        """Receipts add up exactly; the recorded world is the one of the digest, and finite."""
        for receipt in event.receipts:
            total = receipt.before
            for term in receipt.terms:
                total += term.amount
            if total != receipt.after:
                raise AssertionError(
                    f"the receipt of {receipt.variable} is {total}, not {receipt.after}"
                )
        if digest(read_world(event.world), self.match.rules) != event.digest:
            raise AssertionError("the recorded world has another digest")

    def _check_end(self) -> None:
        """It ended, with a name; and its record, read back, tells the same match."""
        if self.match.phase != "over" or self.match.close is None:
            raise AssertionError(f"no end after {STEPS} steps")
        lens = lens_of(self.settings, self.match.rulebook, self.chance)
        again = blank_match(self.settings, self.match.rulebook, lens, self.chance)
        for event in self.events:
            again = evolve(again, EVENT.validate_json(EVENT.dump_json(event)))
        if again.digest != self.match.digest or not _same_views(again, self.match):
            raise AssertionError("the record read back is another match")

    def _fault(self, what: str) -> None:
        at = self.match.quarter_words
        fault = Fault(number=self.number, quarter=at, phase=self.match.phase, what=what)
        self.tally.faults.append(fault)


def _same_views(one: Match, other: Match) -> bool:
    return all(observe(one, role) == observe(other, role) for role in ROLES)
