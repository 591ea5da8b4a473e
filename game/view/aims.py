"""The seat's own aims, and every figure it knows."""

from collections.abc import Iterable

from game.core.observation import AimView, Figure, Observation
from game.view.cells import (
    Amount,
    Bar,
    Mark,
    Page,
    PageRow,
    Phrase,
    Shift,
    Trend,
    heading,
    note,
    words,
)
from game.view.lookup import figures_by_name
from game.view.numbers import with_unit


def aims(seen: Observation) -> Page:
    """How far each of the seat's aims is reached."""
    found = figures_by_name(seen)
    rows = tuple(aim(one, found.get(one.variable)) for one in seen.aims)
    return Page("aims", rows or (note("This seat has no aims of its own."),))


def own_end(seen: Observation) -> Page:
    """How far the seat's own aims were reached in the end, with the weights that counted."""
    found = figures_by_name(seen)
    scores = seen.close.scores if seen.close else ()
    own = [one for score in scores if score.faction == seen.role for one in score.aims]
    return Page("aims", tuple(aim(one, found.get(one.variable)) for one in own))


def aim(one: AimView, figure: Figure | None) -> PageRow:
    """How far one aim is reached, and what it weighs."""
    title, unit, decimals = (
        (figure.title, figure.unit, figure.decimals) if figure else (one.variable, "points", 1)
    )
    zero, full = (_amount(value, unit, decimals) for value in (one.zero, one.full))
    met = one.reached >= 1
    standing = "met so far" if one.percent == 100 else f"not yet, {one.percent}% reached"
    spoken = "" if figure is None else unit
    said = [with_unit(value, spoken, decimals) for value in (one.value, one.zero, one.full)]
    return PageRow(
        f"aim {one.title}",
        (
            Mark("met" if met else "unmet", "good" if met else "key"),
            Phrase(one.title),
            Bar(one.reached),
            Phrase(f"{one.percent}%", "title"),
            Amount(one.value, unit, decimals, tone="muted"),
            Amount(one.full, unit, decimals, tone="muted"),
        ),
        about=(
            words(
                f"{one.title}: worth nothing at {zero}, everything at {full}; "
                f"it is {one.weight:.0%} of your score. {_standing(one)}"
            ),
        ),
        told=(
            f"{one.title}: {standing} (weight {one.weight:.0%}; {title} is {said[0]},"
            f" nothing at {said[1]}, full at {said[2]})",
        ),
    )


def _amount(value: float, unit: str, decimals: int) -> str:
    return with_unit(value, unit, decimals).removesuffix(f" {unit}")


def _standing(one: AimView) -> str:
    """How an aim stands now: what later quarters bring nobody can know."""
    if one.reached >= 1:
        return "Met so far: in full, if the match ended now."
    if one.reached <= 0:
        return "Not yet: worth nothing, if the match ended now."
    return f"Not yet: {one.percent}% of it, if the match ended now."


def figures(seen: Observation, called: str = "") -> Page:
    """The figures whose name or title has these words, each group under its heading."""
    found = [one for one in seen.figures if called.lower() in f"{one.name} {one.title}".lower()]
    none = note(f"No figure is called {called!r}. Say `figures` for all of them.")
    return Page("figures", tuple(_grouped(found)) or (none,))


def _grouped(found: Iterable[Figure]) -> Iterable[PageRow]:
    group = ""
    for one in found:
        if one.group != group:
            group = one.group
            yield heading(group.replace(".", " ").replace("_", " ").capitalize())
        yield figure(one)


def figure(one: Figure) -> PageRow:
    """One figure as the seat knows it: exactly, or within a range."""
    low, high = (_amount(end, one.unit, one.decimals) for end in (one.low, one.high))
    known = "known exactly" if one.exact else f"an estimate, most likely {low} to {high}"
    return PageRow(
        one.name,
        (Phrase(one.title), value_of(one), change_of(one), Trend(one.history)),
        about=(words(f"{one.title} ({one.unit}), {known}."),),
        told=(figure_told(one),),
        verbs=(f"why {one.name}",) if one.exact else (),
    )


def value_of(one: Figure) -> Amount:
    """A figure's value, with its range where it is an estimate."""
    ends = None if one.exact else (one.low, one.high)
    return Amount(one.value, one.unit, one.decimals, ends)


def change_of(one: Figure) -> Shift:
    """How a figure moved in the last quarter."""
    return Shift(one.change, one.unit, one.decimals)


def figure_told(one: Figure) -> str:
    """A figure read out: its value, and its range or how it moved."""
    value = with_unit(one.value, one.unit, one.decimals)
    if not one.exact:
        low, high = (_amount(end, one.unit, one.decimals) for end in (one.low, one.high))
        return f"{one.title} ({one.name}): about {value} ({low} to {high})"
    moved = one.change
    change = f", {'up' if moved > 0 else 'down'} {abs(moved):.3g}" if moved else ""
    return f"{one.title} ({one.name}): {value}{change}"
