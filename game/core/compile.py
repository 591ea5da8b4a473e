"""From a rulebook to what the resolver wants: one lens laid over, names turned into rows.

Knows the typed words and `game.world.rules`; reads no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.core.errors import ContentError
from game.core.lacking import NamedParts, NamedRows
from game.core.laid_down import CardCompiler, all_cards
from game.core.rulebook import Lens, Rulebook, Scenario
from game.core.starts import rates, stated, worked_out
from game.world.exact import total
from game.world.layout import Layout
from game.world.order import DRAWS
from game.world.rules import (
    AimRules,
    EffectRules,
    PledgeRules,
    Rules,
)
from game.world.vocabulary import FACTIONS, Aim, Known

Floats = NDArray[np.float64]
Item = TypeVar("Item", Lens, Scenario)
Number = TypeVar("Number", float, Floats)


def compile_rules(rulebook: Rulebook, lens_id: str, scenario_id: str) -> Rules:
    """The rules of a match under one lens; `ContentError` names what does not fit."""
    lens, scenario = _chosen(rulebook, lens_id, scenario_id)
    levers, stances, count = rulebook.levers, rulebook.stances, len(rulebook.variables)
    layout = NamedRows(_rows(rulebook))
    low, high = _bounds(rulebook)
    parameters = _parameters(rulebook, lens)
    cards = all_cards(rulebook, parameters)
    compiler = CardCompiler(layout, rulebook, cards, scenario)
    (effects, gates), card_rules = compiler.effects(), compiler.cards()
    rules = Rules(
        lens=lens.id,
        scenario=scenario.id,
        layout=layout,
        p=_arrays(parameters),
        tables=_tables(parameters),
        low=_column(low),
        high=_column(high),
        starts=stated(rulebook, layout, scenario),
        rate_rows=layout.block(rates(rulebook)),
        levers=tuple(levers),
        lever_rows=slice(count, count + len(levers)),
        lever_half=_column([lever.half for lever in levers]),
        lever_speed=_column([lever.speed for lever in levers]),
        lever_index=NamedParts("lever", {lever.name: n for n, lever in enumerate(levers)}),
        stances=tuple(stances),
        stance_rows=slice(count + len(levers), len(layout.names)),
        stance_cost=_column([float(stance.cost) for stance in stances]),
        stance_top=_column(high[count + len(levers) :]),
        stance_owner=tuple(FACTIONS.index(stance.faction) for stance in stances),
        stance_index=NamedParts("stance", {stance.name: n for n, stance in enumerate(stances)}),
        pledges=tuple(rulebook.pledges),
        pledge_tests=_pledges(rulebook, layout),
        aims=_aims(rulebook.aims_in(scenario.id), layout),
        endings=tuple(rulebook.endings),
        ending_tests=tuple(compiler.tests(ending.conditions) for ending in rulebook.endings),
        cards=card_rules,
        card_index=compiler.index,
        effects=effects,
        gates=gates,
        card_owner=np.array([card.owner for card in card_rules], dtype=np.intp),
        card_capital=np.array([float(card.capital) for card in card_rules]),
        reveals=_reveals(effects),
        events=tuple(n for n, card in enumerate(card_rules) if card.odds > 0),
        crises=compiler.crises(rulebook.crises),
        known=_known(rulebook),
        draws=DRAWS,
        first=compiler.first,
        last=compiler.last,
        hand=scenario.hand,
    )
    return replace(rules, starts=worked_out(without_lens(rules, rulebook), rulebook, scenario))


def settled_starts(
    rules: Rules, rulebook: Rulebook, scenario_id: str, given: Mapping[str, Floats]
) -> Floats:
    """The starts of a scenario with some stocks of each game's own, float64[V, games]."""
    scenario = _pick(rulebook.scenarios, scenario_id, "scenario")
    size = max((value.size for value in given.values()), default=1)
    starts = np.repeat(rules.starts[:, None], size, axis=1)
    for name, value in given.items():
        starts[rules.layout.row(name)] = value
    return worked_out(without_lens(replace(rules, starts=starts), rulebook), rulebook, scenario)


def without_lens(rules: Rules, rulebook: Rulebook) -> Rules:
    """The rules with every number at its central value."""
    plain = _parameters(rulebook, None)
    return replace(rules, p=_arrays(plain), tables=_tables(plain))


def with_numbers(rules: Rules, numbers: Mapping[str, Floats]) -> Rules:
    """The rules with parameters of each game's own, float64[games] by name."""
    p = rules.p.copy()
    p.update(numbers)
    size = max((value.size for value in numbers.values()), default=1)
    tables = {
        stem: np.stack([np.broadcast_to(row, (size,)) for row in rows])
        for stem, rows in _tabled(p).items()
    }
    return replace(rules, p=p, tables=tables)


def _chosen(rulebook: Rulebook, lens: str, scenario: str) -> tuple[Lens, Scenario]:
    """The lens and the scenario of these names."""
    return (
        _pick(rulebook.lenses, lens, "lens"),
        _pick(rulebook.scenarios, scenario, "scenario"),
    )


def _pick(items: Sequence[Item], wanted: str, word: str) -> Item:
    for item in items:
        if item.id == wanted:
            return item
    known = ", ".join(item.id for item in items)
    raise ContentError(f"there is no {word} {wanted!r}; there are: {known}")


def _rows(rulebook: Rulebook) -> tuple[str, ...]:
    """The names of all rows: variables, then capacities of levers, then stances."""
    return (
        *(variable.name for variable in rulebook.variables),
        *(f"capacity.{lever.name}" for lever in rulebook.levers),
        *(f"stance.{stance.name}" for stance in rulebook.stances),
    )


def _bounds(rulebook: Rulebook) -> tuple[list[float], list[float]]:
    """The least and the most each row may be, in the order of `_rows`."""
    rows = [(variable.low, variable.high) for variable in rulebook.variables]
    rows += [(0.0, 1.0) for _ in rulebook.levers]
    rows += [(0.0, float(len(stance.levels) - 1)) for stance in rulebook.stances]
    return [low for low, _ in rows], [high for _, high in rows]


def _column(numbers: Sequence[float]) -> Floats:
    return np.array(numbers, dtype=np.float64).reshape(-1, 1)


def _parameters(rulebook: Rulebook, lens: Lens | None) -> dict[str, float]:
    """Central values, with the changes of the lens, if there is one, laid over."""
    values = {parameter.name: parameter.central for parameter in rulebook.parameters}
    ranges = {parameter.name: (parameter.low, parameter.high) for parameter in rulebook.parameters}
    if lens is None:
        return values
    for change in lens.changes:
        if change.parameter not in ranges:
            raise ContentError(
                f"lens {lens.id} changes {change.parameter}, which no parameter file has"
            )
        low, high = ranges[change.parameter]
        if not low <= change.to <= high:
            raise ContentError(
                f"lens {lens.id} sets {change.parameter} to {change.to}, outside {low}–{high}"
            )
        values[change.parameter] = change.to
    return values


def _arrays(parameters: dict[str, float]) -> dict[str, Floats]:
    return NamedParts("parameter", {name: np.array(value) for name, value in parameters.items()})


def _tables(parameters: dict[str, float]) -> dict[str, Floats]:
    """Parameters ``name_0``, ``name_1`` … as one array ``name``."""
    return {stem: np.array(rows) for stem, rows in _tabled(parameters).items()}


def _tabled(parameters: Mapping[str, Number]) -> dict[str, list[Number]]:
    """The values of ``name_0``, ``name_1`` … in order, by ``name``."""
    rows: dict[str, dict[int, Number]] = {}
    for name, value in parameters.items():
        stem, _, number = name.rpartition("_")
        if number.isdigit():
            rows.setdefault(stem, {})[int(number)] = value
    return {stem: [found[number] for number in sorted(found)] for stem, found in rows.items()}


def _pledges(rulebook: Rulebook, layout: Layout) -> tuple[PledgeRules, ...]:
    levers = {f"points.{lever.name}": n for n, lever in enumerate(rulebook.levers)}
    return tuple(
        PledgeRules(
            lever=levers.get(pledge.measure, -1),
            row=-1 if pledge.measure in levers else layout.row(pledge.measure),
            at_most=pledge.sense == "at_most",
        )
        for pledge in rulebook.pledges
    )


def _aims(aims: Sequence[Aim], layout: Layout) -> tuple[tuple[AimRules, ...], ...]:
    """Each faction's aims, their weights brought to a sum of one."""
    found = []
    for faction in FACTIONS:
        own = [aim for aim in aims if aim.faction == faction]
        if not own:
            raise ContentError(f"{faction} has no aims; add some to rules/base/aims.yaml")
        whole = total([aim.weight for aim in own])
        found.append(tuple(_aim(aim, aim.weight / whole, layout) for aim in own))
    return tuple(found)


def _aim(aim: Aim, weight: float, layout: Layout) -> AimRules:
    return AimRules(
        row=layout.row(aim.variable),
        zero=np.array(aim.zero),
        full=np.array(aim.full),
        weight=np.array(weight),
    )


def _known(rulebook: Rulebook) -> dict[str, Known]:
    """Who knows each row; capacities are their faction's own, stances everybody's."""
    known = {variable.name: variable.known for variable in rulebook.variables}
    for lever in rulebook.levers:
        known[f"capacity.{lever.name}"] = Known(to=[lever.faction])
    for stance in rulebook.stances:
        known[f"stance.{stance.name}"] = Known(public=True)
    return known


def _reveals(effects: tuple[EffectRules, ...]) -> dict[tuple[int, int], tuple[EffectRules, ...]]:
    """The effects that sharpen an estimate, by (faction, row)."""
    found: dict[tuple[int, int], tuple[EffectRules, ...]] = {}
    for effect in effects:
        if effect.kind == "reveal":
            key = (effect.faction, effect.target)
            found[key] = (*found.get(key, ()), effect)
    return found


__all__ = ["compile_rules", "settled_starts", "with_numbers", "without_lens"]
