"""Titles for everything the rules name: what players read instead of dotted names."""

from dataclasses import dataclass
from functools import lru_cache

from game.core.cards import Card, Inject, WorldEvent
from game.core.crises import BANDS, OutcomeCard, outcome_cards
from game.core.rulebook import Rulebook
from game.core.wording import CauseWords
from game.world.vocabulary import Condition, Variable

FACTION_TITLES = {"us": "US", "allies": "Allies", "china": "China", "labs": "Labs"}
BARE_UNITS = ("index", "0–100", "−1 to 1", "count", "times", "points")
"""Units that say nothing beside an amount."""
SHARES = ("share", "probability")
"""Units told in percent."""


@dataclass(frozen=True)
class Titles:
    """Titles of rows (variables, capacities, stances), levers, stances, cards, crises, causes."""

    variables: dict[str, Variable]
    rows: dict[str, str]
    levers: dict[str, str]
    stances: dict[str, str]
    cards: dict[str, str]
    outcomes: dict[str, OutcomeCard]
    """What comes of crises, and that they are asked, by the name under which it is laid down."""
    causes: dict[str, CauseWords]

    def row(self, name: str) -> str:
        """Return the title of a row, or its name where it has none."""
        return self.rows.get(name, name)

    def bounds(self, condition: Condition) -> str:
        """Return a condition on a figure in words: ``US lead at most 8 months``."""
        name = condition.variable or ""
        unit = self.variables[name].unit if name in self.variables else ""
        sides = (("at least", condition.at_least), ("at most", condition.at_most))
        said = [f"{side} {_measured(at, unit)}" for side, at in sides if at is not None]
        return f"{self.row(name)} {' and '.join(said)}"

    def cause(self, key: str) -> str:
        """Return a cause of a receipt in words: ``lever us.enforcement`` → its title."""
        kind, _, name = key.partition(" ")
        words = self.causes.get(key)
        if words is not None and words.title is not None:
            return words.title
        titles = {
            "lever": self.levers,
            "stance": self.stances,
            "card": self.cards,
            "coupling": self.rows,
        }.get(kind)
        return key if titles is None else titles.get(name, name)

    def meaning(self, key: str) -> str:
        """Return what a cause means in a sentence; nothing for a figure, which has a receipt."""
        words = self.causes.get(key) or self.causes.get(key.partition(" ")[0])
        return "" if words is None else words.text


def _measured(value: float, unit: str) -> str:
    if unit in SHARES:
        return f"{value * 100:g}%"
    return f"{value:g}" if unit in BARE_UNITS else f"{value:g} {unit}".rstrip()


@lru_cache(maxsize=8)
def _names(key: int, book: "_Held") -> Titles:
    rulebook = book.rulebook
    variables = {v.name: v for v in rulebook.variables}
    rows = {v.name: v.title for v in rulebook.variables}
    rows |= {f"capacity.{lever.name}": lever.title for lever in rulebook.levers}
    rows |= {f"stance.{stance.name}": stance.title for stance in rulebook.stances}
    cards: list[Card | WorldEvent | Inject]
    cards = [*rulebook.cards, *rulebook.events, *rulebook.injects]
    as_printed = (1.0,) * BANDS
    outcomes = {
        one.id: one for crisis in rulebook.crises for one in outcome_cards(crisis, as_printed)
    }
    return Titles(
        variables=variables,
        rows=rows,
        levers={lever.name: lever.title for lever in rulebook.levers},
        stances={stance.name: stance.title for stance in rulebook.stances},
        cards={card.id: card.title for card in (*cards, *outcomes.values())},
        outcomes=outcomes,
        causes={words.key: words for words in rulebook.causes},
    )


class _Held:
    """A rulebook as a key: the same object, the same names."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return id(self.rulebook)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.rulebook is self.rulebook


def titles_of(rulebook: Rulebook) -> Titles:
    """Return the titles of a rulebook (worked out once a rulebook)."""
    return _names(id(rulebook), _Held(rulebook))
