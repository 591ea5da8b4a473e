"""The seat's own aims and figures."""

from rich.cells import cell_len
from textual.content import Content

from game.core.observation import AimView, Figure, Observation
from game.tui.ink.bars import gauge, spark
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.inks import GOOD, KEY, MUTED, TITLE, WORDS
from game.tui.ink.numbers import change_words, figure_words, number
from game.tui.ink.player_text import clean
from game.tui.ink.rows import Row, heading, note
from game.view.lookup import figures_by_name


def aim_row(aim: AimView, figure: Figure | None) -> Row:
    """How far one aim is reached, and what it weighs."""
    unit, decimals = (figure.unit, figure.decimals) if figure else ("points", 1)

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        mark = glyphs.met if aim.reached >= 1 else glyphs.unmet
        value = number(aim.value, unit, decimals, glyphs)
        full = number(aim.full, unit, decimals, glyphs)
        bar = 10 if frame.width >= 64 else 0
        titled = max(min(36, frame.width - 25 - bar), cell_len(aim.title))
        room = frame.width - titled - bar - 8
        told = (f"  {value} of {full}", f" {value}/{full}", f" {value}", "")
        return fit(
            ink(
                (f"{mark} ", GOOD if aim.reached >= 1 else KEY),
                fit(ink((clean(aim.title), WORDS)), titled, glyphs),
                " ",
                gauge(aim.reached, bar, glyphs, "$good"),
                right(ink((f"{aim.percent}%", TITLE)), 5),
                (next((words for words in told if cell_len(words) <= room), ""), MUTED),
            ),
            frame.width,
            glyphs,
        )

    def about(frame: Frame) -> Content:
        zero = number(aim.zero, unit, decimals, frame.glyphs)
        full = number(aim.full, unit, decimals, frame.glyphs)
        words = (
            f"{clean(aim.title)}: worth nothing at {zero}, everything at {full}; "
            f"it is {aim.weight:.0%} of your score. {standing(aim)}"
        )
        return stack(wrap(ink((words, WORDS)), frame.width))

    return Row(f"aim {aim.title}", draw, about)


def standing(aim: AimView) -> str:
    """How an aim stands now: what later quarters bring nobody can know."""
    if aim.reached >= 1:
        return "Met so far: in full, if the match ended now."
    if aim.reached <= 0:
        return "Not yet: worth nothing, if the match ended now."
    return f"Not yet: {aim.percent}% of it, if the match ended now."


def figure_row(figure: Figure) -> Row:
    """One figure of the seat's own knowledge."""

    def draw(frame: Frame) -> Content:
        glyphs = frame.glyphs
        history = 9 if frame.width >= 54 else 0
        indent = "  " if frame.width >= 45 else ""
        titled = max(min(38, frame.width - 18 - 2 * len(indent) - history), 10)
        mark = " " if figure.exact else glyphs.unsure
        return ink(
            indent,
            fit(ink((clean(figure.title), WORDS)), titled, glyphs),
            right(ink((figure_words(figure, glyphs), TITLE)), 9),
            (mark, MUTED),
            " ",
            fit(change_words(figure, glyphs), 9 if indent else 7, glyphs),
            spark(figure.history, 8, glyphs).pad_left(1) if history else "",
        )

    def about(frame: Frame) -> Content:
        unit = clean(figure.unit)
        low = number(figure.low, figure.unit, figure.decimals, frame.glyphs)
        high = number(figure.high, figure.unit, figure.decimals, frame.glyphs)
        known = "known exactly" if figure.exact else f"an estimate, most likely {low} to {high}"
        words = f"{clean(figure.title)} ({unit}), {known}. Press w to see why it moved."
        return stack(wrap(ink((words, WORDS)), frame.width))

    return Row(figure.name, draw, about)


def aim_rows(observation: Observation) -> tuple[Row, ...]:
    """Aims first, then every figure the seat knows, by group."""
    found = figures_by_name(observation)
    rows: list[Row] = [aim_row(aim, found.get(aim.variable)) for aim in observation.aims]
    group = ""
    for figure in observation.figures:
        if figure.group != group:
            group = figure.group
            rows.append(heading(clean(group.replace(".", " ").replace("_", " ").capitalize())))
        rows.append(figure_row(figure))
    return tuple(rows) or (note("This seat has no aims of its own."),)
