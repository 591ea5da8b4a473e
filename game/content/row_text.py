"""One row of the rules as plain lines: what it is, its numbers, its source and who disagrees."""

from game.core.cards import Card, Inject, WorldEvent
from game.core.plurals import counted
from game.core.rulebook import Source
from game.world.vocabulary import Known, Lever, Parameter, Pledge, Stance, Variable


def tell_parameter(row: Parameter) -> list[str]:
    """Text, range and unit, kind and source, dissent, rule."""
    return [
        row.text,
        f"  central {row.central:g}, low {row.low:g}, high {row.high:g} ({row.unit})",
        f"  {row.kind}; source: {row.source}",
        *([f"  disputed: {row.dissent}"] if row.dissent else []),
        f"  rule {row.rule}",
    ]


def tell_lever(row: Lever) -> list[str]:
    """What it does, what it moves, and how its capacity grows."""
    return [
        row.text,
        f"  {row.faction}; at most {counted(row.cap, 'point')} a quarter",
        f"  moves {', '.join(row.moves)}",
        f"  half of what it can do at {row.half:g} points; "
        f"{row.speed:.0%} of the way there each quarter",
        f"  source: {row.source}",
        f"  rule {row.rule}",
    ]


def tell_stance(row: Stance) -> list[str]:
    """What it is, its four levels, and what a change costs."""
    return [
        row.text,
        f"  {row.faction}; each level of change costs {row.cost} political capital",
        *(f"  {number} {level}" for number, level in enumerate(row.levels)),
        f"  source: {row.source}",
        f"  rule {row.rule}",
    ]


def tell_pledge(row: Pledge) -> list[str]:
    """What is promised, on what, within which limits."""
    sense = row.sense.replace("_", " ")
    return [
        row.text,
        f"  {row.faction}; {row.measure} {sense} a limit from {row.low:g} to {row.high:g}",
        f"  rule {row.rule}",
    ]


def tell_variable(row: Variable) -> list[str]:
    """What it measures, its range, and who sees it."""
    return [
        row.text,
        f"  {row.kind}; from {row.low:g} to {row.high:g} ({row.unit})",
        f"  {_seen(row.known)}",
        f"  rule {row.rule}",
    ]


def tell_card(row: Card | WorldEvent | Inject) -> list[str]:
    """What is printed on it, what it costs or how likely it is, when, and its source."""
    lines = [row.text]
    if isinstance(row, Card):
        capital = f" and {row.capital} political capital" if row.capital else ""
        lines.append(f"  {row.deck}; costs {counted(row.cost, 'point')}{capital}")
    elif isinstance(row, WorldEvent):
        lines.append(f"  happens with a chance of {row.odds:.0%} a quarter")
    if row.window.first or row.window.last:
        lines.append(f"  {row.window.words}")
    if row.hypothetical:
        lines.append("  a hypothesis: it has not happened")
    if row.source:
        lines.append(f"  source: {row.source}")
    return lines


def tell_source(row: Source) -> list[str]:
    """Where it can be read, and its date."""
    return [row.text, *(f"  {part}" for part in (row.address, row.date) if part)]


def _seen(known: Known) -> str:
    if known.public:
        return "everybody sees it"
    exactly = f"seen by {', '.join(known.to)}" if known.to else "seen exactly by nobody"
    if known.error is None:
        return f"{exactly}; hidden from the rest"
    return f"{exactly}; the rest estimate it, give or take {known.error:.0%}"
