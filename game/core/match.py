"""A match as it stands: the fold of its events. Frozen; `evolve` makes the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game.core.behaviour import BEHAVIOUR
from game.core.cards import Card
from game.core.conduct.words import Clock, Member, Message, Seated, Suggestion
from game.core.crises import Crisis
from game.core.deals import Deal
from game.core.observation import Close
from game.core.orders.vocabulary import Estimate, Orders
from game.core.phase import Phase
from game.core.record import ReceiptRecord, Sighting, Told
from game.core.rulebook import Format, Rulebook
from game.core.settings import Settings
from game.world.quarters import quarter_words
from game.world.rules import Rules
from game.world.vocabulary import Faction
from game.world.world import World


@dataclass(frozen=True)
class Match:
    """Everything true of a match but its seed. ``lens`` is the drawn one: a secret until the end.

    ``back`` is the match as it was when the present phase began, for the white cell's undo.
    ``behaviour`` is what the quarters to come are resolved by (see `core.behaviour`).
    ``awaited`` is the phase that must come next whoever decides, as the first briefing after the
    opening; ``planned`` are the scenario's injects that still come with this briefing.
    ``authors`` says who last wrote each order of a draft; ``appointable`` are the bots there are.

    ``world`` is a batch of one. ``drafts``, ``sealed`` and ``reactions`` are of the present
    quarter; ``history`` holds each variable's value at the start and after every quarter.
    """

    settings: Settings
    rulebook: Rulebook
    rules: Rules
    format: Format
    world: World
    behaviour: int = BEHAVIOUR
    phase: Phase = "briefing"
    ready: frozenset[Faction] = frozenset()
    drafts: Mapping[Faction, Orders] = field(default_factory=dict)
    sealed: Mapping[Faction, Orders] = field(default_factory=dict)
    standing: Mapping[Faction, Orders] = field(default_factory=dict)
    reactions: Mapping[Faction, str] = field(default_factory=dict)
    injects: tuple[str, ...] = ()
    rulings: tuple[tuple[str, float, str], ...] = ()
    deals: tuple[Deal, ...] = ()
    sightings: Mapping[Faction, Mapping[str, Sighting]] = field(default_factory=dict)
    news: tuple[Told, ...] = ()
    receipts: Mapping[int, tuple[ReceiptRecord, ...]] = field(default_factory=dict)
    history: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    estimates: tuple[tuple[Faction, int, Estimate], ...] = ()
    digest: str = ""
    close: Close | None = None
    members: tuple[Seated, ...] = ()
    press: tuple[Message, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    signed: Mapping[Faction, frozenset[Member]] = field(default_factory=dict)
    authors: Mapping[Faction, Mapping[str, Member]] = field(default_factory=dict)
    appointable: tuple[str, ...] = ()
    clock: Clock = field(default_factory=Clock)
    closed: bool = False
    substituted: Mapping[Faction, str] = field(default_factory=dict)
    awaited: Phase | None = None
    planned: tuple[str, ...] = ()
    back: "Match | None" = field(default=None, repr=False)

    @property
    def quarter(self) -> int:
        """The quarter being decided (after its resolution, the one just played)."""
        played = self.phase in ("consequences", "debrief", "over")
        return self.world.quarter - 1 if played else self.world.quarter

    @property
    def quarter_words(self) -> str:
        """The same in words, such as ``2027Q1``."""
        return quarter_words(self.quarter)

    @property
    def turns(self) -> int:
        """Number of turns in the match."""
        step = self.format.quarters_per_turn
        return -(-self.rules.length // step)

    @property
    def turn(self) -> int:
        """Number of the present turn, from 1."""
        return (self.quarter - self.rules.first) // self.format.quarters_per_turn + 1

    @property
    def finished(self) -> bool:
        """Whether no quarter is left to play."""
        return self.world.quarter > self.rules.last or self.value("incidents.systemic") > 0

    def value(self, variable: str) -> float:
        """The true value of a variable (or ``capacity.…``, ``stance.…``) now."""
        return float(self.world.values[self.rules.layout.row(variable), 0])

    def budget(self, faction: Faction) -> int:
        """Points the faction may spend this quarter, less what a reaction cost (G3.1, G4.7)."""
        reaction = self.reaction(faction)
        return int(self.value(f"points.{faction}")) - (reaction.cost if reaction else 0)

    def capital(self, faction: Faction) -> float:
        """Political capital the faction may spend this quarter (G4.4, G7.1)."""
        reaction = self.reaction(faction)
        return self.value(f"capital.{faction}") - (reaction.capital if reaction else 0)

    def reaction(self, faction: Faction) -> Card | None:
        """The reactive card the faction has played for the coming quarter, if any."""
        name = self.reactions.get(faction)
        return next((card for card in self.rulebook.cards if card.id == name), None)

    @property
    def crisis(self) -> Crisis | None:
        """The crisis that asks in the quarter to be played, if any (G22.1)."""
        if not self.rulebook.crises:
            return None
        number = int(self.value("crisis.asked"))
        return self.rulebook.crises[number - 1] if number else None

    def in_hand(self, card: str) -> bool:
        """Whether a card is in its owner's hand."""
        return bool(self.world.in_hand(self.rules, self.rules.card_index[card])[0])


if TYPE_CHECKING:  # a checker knows what may be said to `replace`
    from dataclasses import replace as changed
else:

    def changed(match: Match, **fields: Any) -> Match:
        """Return the match with some fields changed, as `dataclasses.replace` does.

        That one looks at every field anew: most of the time of folding a long record.
        """
        after = object.__new__(Match)
        after.__dict__.update(match.__dict__, **fields)
        return after


__all__ = ["Match", "changed"]
