"""Everything that can be laid down, in numbers: cards, events, injects, and what comes of crises.

Knows the typed words and `game.world.rules`; reads no file.
"""

from collections.abc import Sequence

import numpy as np

from game.core.cards import Card, Inject, WorldEvent
from game.core.crises import BANDS, Crisis, OutcomeCard, all_answers, outcome_cards, outcome_id
from game.core.errors import ContentError
from game.core.rulebook import Rulebook, Scenario
from game.world import rules as world_rules
from game.world.effects.vocabulary import ChanceGate, Effect, SimpleEffect
from game.world.layout import Layout
from game.world.quarters import parse_quarter
from game.world.rules import (
    CRISIS_DECK,
    INJECT_DECK,
    OUTCOME_DECK,
    WORLD_DECK,
    CardRules,
    CrisisRules,
    EffectRules,
    GateRules,
)
from game.world.vocabulary import FACTIONS, Condition
from game.world.world import NEVER

LaidDown = Card | WorldEvent | Inject | OutcomeCard
_DECKS = {
    "world": WORLD_DECK,
    "inject": INJECT_DECK,
    "crisis": CRISIS_DECK,
    "outcome": OUTCOME_DECK,
}
"""The decks that are no faction's."""


def all_cards(rulebook: Rulebook, parameters: dict[str, float]) -> list[LaidDown]:
    """Everything that can be laid down, in a fixed order; crises come last (R16.2)."""
    cards: list[LaidDown] = [*rulebook.cards, *rulebook.events, *rulebook.injects]
    for crisis in rulebook.crises:
        cards += outcome_cards(crisis, tuple(parameters[f"crisis.clash_{n}"] for n in range(BANDS)))
    return cards


class CardCompiler:
    """Turns cards, events, injects and crises into numbers."""

    def __init__(
        self, layout: Layout, rulebook: Rulebook, cards: list[LaidDown], scenario: Scenario
    ) -> None:
        self.layout = layout
        self.levers = {lever.name: n for n, lever in enumerate(rulebook.levers)}
        self.stocks = {v.name for v in rulebook.variables if v.kind == "stock"}
        self.all = cards
        self.index = {card.id: n for n, card in enumerate(self.all)}
        self.first, self.last = parse_quarter(scenario.first), parse_quarter(scenario.last)

    def test(self, condition: Condition) -> world_rules.Test:
        """A condition with its row or card looked up."""
        if condition.card is not None:
            return world_rules.Test(-1, 0.0, 0.0, self._card(condition.card, "a condition"))
        if condition.variable is None:
            raise ContentError("a condition must name a variable or a card")
        least = -np.inf if condition.at_least is None else condition.at_least
        most = np.inf if condition.at_most is None else condition.at_most
        return world_rules.Test(self._row(condition.variable, "a condition"), least, most, -1)

    def tests(self, conditions: Sequence[Condition]) -> tuple[world_rules.Test, ...]:
        """Conditions with their rows and cards looked up."""
        return tuple(self.test(condition) for condition in conditions)

    def crises(self, crises: Sequence[Crisis]) -> tuple[CrisisRules, ...]:
        """All crises, in the rulebook's order."""
        return tuple(self._crisis(crisis) for crisis in crises)

    def _crisis(self, crisis: Crisis) -> CrisisRules:
        window, scheduled = crisis.window, crisis.scheduled
        return CrisisRules(
            asked=self.index[f"{crisis.id}/asked"],
            asks=tuple(FACTIONS.index(faction) for faction in crisis.asks),
            first=parse_quarter(window.first) if window.first else self.first,
            last=parse_quarter(window.last) if window.last else self.last,
            scheduled=parse_quarter(scheduled) if scheduled else -1,
            requires=self.tests(crisis.requires),
            outcomes=tuple(self._bands(crisis, row) for row in _counted(crisis)),
        )

    def _bands(self, crisis: Crisis, row: int | None) -> tuple[int, ...]:
        """The card of an outcome in each band of the ladder: the same one unless it is a clash."""
        if row is None:
            return (NEVER,) * BANDS
        clash = crisis.outcomes[row].clash
        names = (outcome_id(crisis, row, band * clash) for band in range(BANDS))
        return tuple(self.index[name] for name in names)

    def cards(self) -> tuple[CardRules, ...]:
        """All cards, in the rulebook's order."""
        return tuple(self._rules(card) for card in self.all)

    def _rules(self, card: LaidDown) -> CardRules:
        owner = _DECKS.get(card.deck)
        if owner is None:
            owner = [*FACTIONS].index(card.deck)  # type: ignore[arg-type]
        window = card.window
        event = card if isinstance(card, WorldEvent) else None
        grows = -1
        if event is not None and event.grows_with is not None:
            grows = self._row(event.grows_with, card.id)
        own = card if isinstance(card, Card) else None
        needs = () if isinstance(card, Inject | OutcomeCard) else self.tests(card.requires)
        return CardRules(
            id=card.id,
            owner=owner,
            cost=own.cost if own else 0,
            capital=own.capital if own else 0,
            reactive=own is not None and own.timing == "reactive",
            first=parse_quarter(window.first) if window.first else self.first,
            last=parse_quarter(window.last) if window.last else self.last,
            odds=event.odds if event else 0.0,
            grows=grows,
            per=(event.per or 1.0) if event else 1.0,
            requires=needs,
        )

    def effects(self) -> tuple[tuple[EffectRules, ...], tuple[GateRules, ...]]:
        """All effects in order, chance gates flattened into numbered gates."""
        found: list[EffectRules] = []
        gates: list[GateRules] = []
        for number, card in enumerate(self.all):
            for effect in card.effects:
                self._flatten(number, card.id, effect, found, gates)
        return tuple(found), tuple(gates)

    def _flatten(
        self,
        number: int,
        card: str,
        effect: Effect,
        found: list[EffectRules],
        gates: list[GateRules],
    ) -> None:
        if not isinstance(effect, ChanceGate):
            found.append(self._effect(len(found), number, card, effect, -1, False))
            return
        gate = len(gates)
        gates.append(GateRules(number, f"{card}/{effect.name}", effect.odds))
        for branch, inner in ((True, effect.then), (False, effect.otherwise)):
            for one in inner:
                found.append(self._effect(len(found), number, card, one, gate, branch))

    def _effect(
        self, at: int, number: int, card: str, effect: SimpleEffect, gate: int, branch: bool
    ) -> EffectRules:
        target, by, lasts, side, seat = -1, 0.0, 1, False, -1
        if effect.kind == "unlock":
            target = self._card(effect.card, card)
        elif effect.kind == "draw":
            seat, by = FACTIONS.index(effect.to), float(effect.cards)
        else:
            lasts = effect.lasts
            lever = effect.target.removeprefix("capacity.")
            side = effect.kind == "add" and effect.target in self.stocks
            if effect.kind in ("scale", "delay") and lever in self.levers:
                target, side = self.levers[lever], True
            else:
                target = self._row(effect.target, card)
            if effect.kind == "reveal":
                seat, by = FACTIONS.index(effect.to), effect.narrows
            elif effect.kind == "cap":
                by, side = effect.at, effect.side == "most"
            elif effect.kind == "set":
                by = effect.to
            elif effect.kind in ("add", "scale"):
                by = effect.by
        return EffectRules(
            number,
            effect.kind,
            target,
            by,
            effect.after,
            lasts,
            gate,
            branch,
            side,
            f"card {card}",
            seat,
            at,
        )

    def _row(self, name: str, where: str) -> int:
        if name not in self.layout.index:
            raise ContentError(f"{where}: there is no variable {name!r}")
        return self.layout.row(name)

    def _card(self, card: str, where: str) -> int:
        if card not in self.index:
            raise ContentError(f"{where}: there is no card {card!r}")
        return self.index[card]


def _counted(crisis: Crisis) -> list[int | None]:
    """The row of a crisis that counts, for every way in which four factions can answer."""
    return [crisis.outcome(answers) for answers in all_answers()]
