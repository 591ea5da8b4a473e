"""Effects of cards in a player's words, made from the typed effects so that they can't differ."""

from collections.abc import Callable
from typing import Any

from game.core.plurals import counted
from game.core.rule_titles import BARE_UNITS, FACTION_TITLES, SHARES, Titles
from game.world.effects.vocabulary import (
    Add,
    Cap,
    ChanceGate,
    Delay,
    Draw,
    Effect,
    Reveal,
    Scale,
    Set,
    Unlock,
)
from game.world.exact import nearest


def phrases(effects: list[Effect], names: Titles) -> tuple[str, ...]:
    """Return one short phrase an effect."""
    said: list[str] = []
    for effect in effects:
        if isinstance(effect, ChanceGate):
            said += _gate(effect, names)
        else:
            said.append(_phrase(effect, names))
    return tuple(said)


def _gate(effect: ChanceGate, names: Titles) -> list[str]:
    odds = nearest(effect.odds * 100)
    said = [f"{odds}%: {_phrase(inner, names)}" for inner in effect.then]
    return said + [f"else ({100 - odds}%): {_phrase(inner, names)}" for inner in effect.otherwise]


def _phrase(effect: Effect, names: Titles) -> str:
    return _WORDS[effect.kind](effect, names) + _when(effect)


def _when(effect: Effect) -> str:
    after = getattr(effect, "after", 0)
    lasts = getattr(effect, "lasts", 1)
    times = "" if lasts == 1 else f" for {lasts} quarters"
    wait = f", {counted(after, 'quarter')} on" if after else ""
    return times + wait


def signed(amount: float, unit: str) -> str:
    """Return an amount with its sign, and its unit where that says something."""
    if unit in SHARES:
        return f"{amount * 100:+.3g} points"
    return f"{amount:+.3g}" if unit in BARE_UNITS else f"{amount:+.3g} {unit}"


def _add(effect: Add, names: Titles) -> str:
    variable = names.variables.get(effect.target)
    unit = variable.unit if variable else ""
    return f"{names.row(effect.target)} {signed(effect.by, unit)}".rstrip()


def _scale(effect: Scale, names: Titles) -> str:
    return f"{names.row(effect.target)} ×{effect.by:g}"


def _set(effect: Set, names: Titles) -> str:
    return f"{names.row(effect.target)} set to {effect.to:g}"


def _cap(effect: Cap, names: Titles) -> str:
    return f"{names.row(effect.target)} at {effect.side} {effect.at:g}"


def _delay(effect: Delay, names: Titles) -> str:
    return f"{names.row(effect.target)} stops building up"


def _reveal(effect: Reveal, names: Titles) -> str:
    who = FACTION_TITLES[effect.to]
    return f"{who} see {names.row(effect.target)} {effect.narrows:g} times as sharply"


def _draw(effect: Draw, names: Titles) -> str:
    return f"{FACTION_TITLES[effect.to]} draw {counted(effect.cards, 'card')}"


def _unlock(effect: Unlock, names: Titles) -> str:
    return f"{names.cards.get(effect.card, effect.card)} comes to hand"


_WORDS: dict[str, Callable[[Any, Titles], str]] = {
    "add": _add,
    "scale": _scale,
    "set": _set,
    "cap": _cap,
    "delay": _delay,
    "reveal": _reveal,
    "draw": _draw,
    "unlock": _unlock,
}
