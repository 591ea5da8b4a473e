"""Levers and stances: what a faction may fund and turn, and what that has built."""

from game.core.observation import LeverView, Observation, StanceView
from game.core.plurals import counted
from game.view.cells import (
    Bar,
    Level,
    Mark,
    Page,
    PageLine,
    PageRow,
    Phrase,
    Points,
    Side,
    Tone,
    heading,
    note,
    words,
)
from game.view.numbers import percent
from game.view.titles import short_name


def levers(seen: Observation) -> Page:
    """All levers the seat may fund."""
    rows = tuple(_lever(lever, number, seen) for number, lever in enumerate(seen.levers, 1))
    none = note("This seat has no levers: it only watches.")
    return Page("levers", rows or (none,))


def _lever(lever: LeverView, number: int, seen: Observation) -> PageRow:
    tone: Tone = "title" if lever.points else "words"
    now, then = lever.capacity, lever.after
    spent = f"{counted(lever.points, 'point')} (at most {lever.cap})"
    grows = f"Works at {percent(now)} now, {percent(then)} after this quarter with {spent}."
    moved = ", ".join(lever.moves)
    moves: list[PageLine] = [(Phrase("Moves ", "muted"), Phrase(moved))] if moved else []
    return PageRow(
        lever.name,
        (
            Phrase(lever.title, tone),
            Points(lever.points, lever.cap),
            Bar(now, "us", then),
            *(Phrase(one, "muted") for one in lever.moves),
        ),
        about=(
            words(lever.text),
            words(grows, "muted"),
            *moves,
            words(f"Rule {lever.rule}.", "muted"),
        ),
        told=(
            f"{lever.title} ({short_name(lever.name)}): {counted(lever.points, 'point')}"
            f" of at most {lever.cap}; working at {now:.0%}, {then:.0%} after this",
            f"{lever.text} Moves {moved}.",
        ),
        number=number,
        verbs=(f"spend {lever.name} POINTS",) if seen.options.may_order else (),
    )


def stances(seen: Observation) -> Page:
    """Own dials first, then the public ones of the others."""
    own = [_own(one, at, seen) for at, one in enumerate((s for s in seen.stances if s.own), 1)]
    others = [_public(stance) for stance in seen.stances if not stance.own]
    head = [heading("The others' public stances")] if own and others else []
    none = note("No stances are known.")
    return Page("stances", (*own, *head, *others) or (none,))


def _own(stance: StanceView, number: int, seen: Observation) -> PageRow:
    turned, levels = stance.ordered != stance.level, stance.levels
    price = abs(stance.ordered - stance.level) * stance.cost
    tone: Tone = "key" if turned else "title"
    ordered = [f"ordered: {stance.ordered} {levels[stance.ordered]}"] if turned else []
    costs = Phrase(f"costs {price} capital", "bad", f"−{price} cap")
    return PageRow(
        stance.name,
        (
            Side(_owner(stance), brief=True),
            Phrase(stance.title),
            Level(stance.level, stance.ordered, len(levels)),
            Phrase(levels[stance.ordered], tone),
            *([costs] if turned else ()),
        ),
        about=_about(stance),
        brief=_next_levels(stance),
        told=(
            f"{stance.title} ({short_name(stance.name)}): {stance.level}"
            f" {levels[stance.level]}; a change costs {stance.cost} capital",
            *ordered,
            *(f"{level} {what}" for level, what in enumerate(levels)),
        ),
        number=number,
        verbs=(f"stance {stance.name} LEVEL",) if seen.options.may_order else (),
    )


def _public(stance: StanceView) -> PageRow:
    level, meaning = stance.level, stance.levels[stance.level]
    return PageRow(
        stance.name,
        (
            Side(_owner(stance), brief=True),
            Phrase(stance.title),
            Level(level, level, len(stance.levels)),
            Phrase(meaning, "muted"),
        ),
        about=_about(stance),
        brief=_next_levels(stance),
        told=(f"-  {stance.title}: {level} {meaning}",),
    )


def _owner(stance: StanceView) -> str:
    return stance.name.split(".")[0]


def _price(stance: StanceView) -> str:
    return f"Each step costs {stance.cost} political capital. Rule {stance.rule}."


def _about(stance: StanceView) -> tuple[PageLine, ...]:
    levels = (
        (
            Mark("here" if place == stance.level else "nothing"),
            Phrase(f"{place} ", "muted"),
            Phrase(what, "title" if place == stance.ordered else "muted"),
        )
        for place, what in enumerate(stance.levels)
    )
    return (words(stance.text), *levels, words(_price(stance), "muted"))


def _next_levels(stance: StanceView) -> tuple[PageLine, ...]:
    """The levels next to a dial, and what a step costs."""
    steps = [
        f"{place} {what}"
        for place, what in enumerate(stance.levels)
        if abs(place - stance.ordered) == 1
    ]
    price = _price(stance) if stance.own else ""
    return (
        (Phrase("Next: ", "muted"), Phrase("; ".join(steps))),
        words(price, "muted"),
        words(stance.text, "muted"),
    )
