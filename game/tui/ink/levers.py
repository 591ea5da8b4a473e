"""Levers and stances as rows: boxes for points, a gauge for what they have built."""

from rich.cells import cell_len
from textual.content import Content

from game.core.counted import counted
from game.core.observation import LeverView, Observation, StanceView
from game.tui.ink.bars import gauge, points_bar
from game.tui.ink.frame import Frame, Part, as_many, fit, gist, ink, right, stack, wrap
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import BAD, FAINT, GOOD, KEY, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.player_text import clean
from game.tui.ink.rows import Row, heading, note
from game.view.roles import LETTERS


def percent(share: float) -> str:
    """A capacity 0–1 as whole per cent."""
    return f"{share * 100:.0f}%"


def lever_row(lever: LeverView, widest: int) -> Row:
    """One lever of the seat's own faction."""

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        named = min(25, max(frame.width - widest - 16, 12))
        bar = min(8 if frame.width >= 84 else 5, max(frame.width - named - widest - 17, 0))
        style = "$key" if lever.points else FAINT
        parts: list[Part] = [
            fit(ink((clean(lever.title), TITLE if lever.points else WORDS)), named, glyphs),
            " ",
            points_bar(lever.points, lever.cap, widest, glyphs, style),
            right(ink((f"{lever.points}", KEY if lever.points else MUTED)), 3),
            "  ",
            gauge(lever.capacity, bar, glyphs, "$us", [lever.after] if lever.after else []),
            right(ink((percent(lever.capacity), MUTED)), 5),
            (glyphs.arrow, MUTED),
            fit(ink((percent(lever.after), GOOD if lever.after > lever.capacity else MUTED)), 4),
        ]
        line = ink(*parts)
        moved = as_many(map(clean, lever.moves), frame.width - line.cell_length - 2)
        return ink(line, (f"  {moved}" if moved else "", MUTED))

    def about(frame: Frame) -> Content:
        spent = f"{counted(lever.points, 'point')} (at most {lever.cap})"
        grows = f"Works at {percent(lever.capacity)} now, {percent(lever.after)} after this quarter"
        lines = wrap(ink((clean(lever.text), WORDS)), frame.width)
        lines += wrap(ink((f"{grows} with {spent}.", MUTED)), frame.width)
        if lever.moves:
            moved = clean(", ".join(lever.moves))
            lines += wrap(ink(("Moves ", MUTED), (moved, WORDS)), frame.width)
        lines += wrap(ink((f"Rule {lever.rule}.", MUTED)), frame.width)
        return stack(lines)

    return Row(lever.name, draw, about)


def lever_rows(observation: Observation) -> tuple[Row, ...]:
    """All levers the seat may fund."""
    widest = min(max((lever.cap for lever in observation.levers), default=6), 12)
    rows = tuple(lever_row(lever, widest) for lever in observation.levers)
    return rows or (note("This seat has no levers: it only watches."),)


def stance_row(stance: StanceView) -> Row:
    """One dial; others' public stances are shown without a way to turn them."""

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        level = stance.ordered if stance.own else stance.level
        dial = "".join(glyphs.knob if place == level else glyphs.track for place in range(4))
        faction = stance.name.split(".")[0]
        turned = stance.own and stance.ordered != stance.level
        words, title = clean(stance.levels[level]), clean(stance.title)
        style = KEY if turned else TITLE if stance.own else MUTED
        room = frame.width - 3 - cell_len(words)
        titled = 25 if frame.width >= 64 else 20
        titled = titled if titled <= room else cell_len(title) + 1
        dial = f"{dial} " if titled + 5 <= room else ""
        costs = _step_costs(stance, room - titled - len(dial), glyphs) if turned else ""
        return fit(
            ink(
                (LETTERS.get(faction, "  "), faction_ink(faction)),
                " ",
                fit(ink((title, WORDS)), titled, glyphs),
                (dial, style),
                (words, style),
                (costs, BAD),
            ),
            frame.width,
            glyphs,
        )

    def about(frame: Frame) -> Content:
        price = f"Each step costs {stance.cost} political capital. Rule {stance.rule}."
        if frame.height < len(stance.levels) + 2:
            return stack(gist(stance_gist(stance, price, frame), frame))
        lines = wrap(ink((clean(stance.text), WORDS)), frame.width)
        for place, words in enumerate(stance.levels):
            mark = frame.glyphs.knob if place == stance.level else " "
            style = TITLE if place == stance.ordered else MUTED
            first, *more = wrap(ink((clean(words), style)), frame.width - 4)
            lines.append(ink((f"{mark} {place} ", MUTED), first))
            lines += [ink("    ", line) for line in more]
        lines += wrap(ink((price, MUTED)), frame.width)
        return stack(lines)

    return Row(stance.name, draw, about)


def _step_costs(stance: StanceView, room: int, glyphs: Glyphs) -> str:
    """What turning a dial costs, in the longest words that fit whole."""
    price = abs(stance.ordered - stance.level) * stance.cost
    words = (f"  costs {price} capital", f" {glyphs.minus}{price} cap")
    return next((one for one in words if cell_len(one) <= room), "")


def stance_gist(stance: StanceView, price: str, frame: Frame) -> list[Content]:
    """A dial where it has little room: the levels next to it, and what a step costs."""
    steps = [
        f"{place} {clean(words)}"
        for place, words in enumerate(stance.levels)
        if abs(place - stance.ordered) == 1
    ]
    lines = wrap(ink(("Next: ", MUTED), ("; ".join(steps), WORDS)), frame.width)
    lines += wrap(ink((price if stance.own else "", MUTED)), frame.width)
    return lines + wrap(ink((clean(stance.text), MUTED)), frame.width)


def stance_rows(observation: Observation) -> tuple[Row, ...]:
    """Own dials first, then the public ones of the others."""
    own = [stance_row(stance) for stance in observation.stances if stance.own]
    others = [stance_row(stance) for stance in observation.stances if not stance.own]
    if own and others:
        return (*own, heading("The others' public stances"), *others)
    return tuple(own or others) or (note("No stances are known."),)
