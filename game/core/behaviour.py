"""Which behaviour a match follows, and how older rules are made fit for today's.

The rules of a match are in its save; what this program makes of them is its behaviour. The number
stands in every save, so that nobody takes the honest record of another behaviour for a forged one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from game.core.rulebook import Rulebook, Scenario, Start
from game.world.layout import Layout
from game.world.rules import Rules
from game.world.vocabulary import Lever, Parameter, Stance, Variable
from game.world.world import NEVER, World

BEHAVIOUR = 5
"""Raise it by one with every change of what the same orders, rules and luck come to.

The tests of ``tests/saves`` fail where that was forgotten.
"""
UNCOUNTED = 0
"""The behaviour of saves from before there was a number; there were several."""
_READ = ("parameters", "variables", "levers", "stances")
"""The lists whose items steps read by name."""
Item = TypeVar("Item", bound=Parameter | Variable | Lever | Stance)


def fit(own: Rulebook, scenario: str, today: Rulebook) -> Rulebook:
    """Return a match's own rules with what today's behaviour reads and they lack.

    What both have stays the match's own. Lists are in today's order, which steps count on; a list
    of a kind that did not exist yet is taken whole.
    """
    lists = {name: _joined(getattr(own, name), getattr(today, name)) for name in _READ}
    unknown = {
        name: value
        for name, value in today
        if isinstance(value, list) and value and not getattr(own, name)
    }
    scenarios = [
        one.model_copy(update={"starts": _started(one, today)}) if one.id == scenario else one
        for one in own.scenarios
    ]
    return own.model_copy(update={**unknown, **lists, "scenarios": scenarios})


def _joined(own: Sequence[Item], today: Sequence[Item]) -> list[Item]:
    mine: dict[str, Item] = {item.name: item for item in own}
    theirs = {item.name for item in today}
    gone = [item for item in own if item.name not in theirs]
    found = [*(mine.get(item.name, item) for item in today), *gone]
    return sorted(found, key=_comes_last)  # rates stand side by side, behind all other rows


def _comes_last(item: Parameter | Variable | Lever | Stance) -> bool:
    return isinstance(item, Variable) and item.kind == "rate"


def _started(scenario: Scenario, today: Rulebook) -> list[Start]:
    """The starts of a scenario; where it lacks some, those of its namesake or the first one."""
    named = {one.id: one for one in today.scenarios}
    more = named.get(scenario.id, today.scenarios[0]).starts
    known = {start.variable for start in scenario.starts}
    return [*scenario.starts, *(start for start in more if start.variable not in known)]


def keeps(own: Rulebook, after: Rulebook) -> bool:
    """Whether rules that were made fit still say all that the match's own said."""
    return all(
        item in getattr(after, name) for name in _READ for item in getattr(own, name)
    ) and all(
        value == getattr(after, name)
        for name, value in own
        if value and name not in (*_READ, "scenarios")
    )


def laid_anew(world: World, old: Layout, rules: Rules) -> World:
    """Return the world with its rows where `rules` have them; new rows stand at their start.

    What can be laid down by today's rules only comes behind what the match knew: nothing of it
    has been, and it lies in the order of the rulebook.
    """
    values = rules.starts[:, None].copy()
    for name, row in old.index.items():
        values[rules.layout.row(name)] = world.values[row]
    more, size = len(rules.cards) - len(world.played), world.size
    fresh = np.full((more, size), NEVER, world.played.dtype)
    places = np.arange(more, dtype=world.rank.dtype)[:, None].repeat(size, axis=1)
    return replace(
        world,
        values=values,
        played=np.concatenate((world.played, fresh)),
        rank=np.concatenate((world.rank, places)),
    )


def longer(
    history: Mapping[str, tuple[float, ...]], names: Sequence[str], world: World
) -> dict[str, tuple[float, ...]]:
    """Return the history of each figure; of a new one it is said that it always stood so."""
    length = max((len(values) for values in history.values()), default=0)
    return {
        name: history.get(name, (float(world.values[row, 0]),) * length)
        for row, name in enumerate(names)
    }
