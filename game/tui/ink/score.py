"""The end: the named ending, everybody's score and aims, and what was hidden until now."""

from textual.content import Content

from game.core.observation import Close, Observation
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.fronts import draw_front
from game.tui.ink.inks import BAD, KEY, MUTED, TITLE, WORDS
from game.tui.ink.paint import paint
from game.tui.ink.player_text import clean
from game.view import cells
from game.view.end import scores, secrets


def draw_ending(close: Close, frame: Frame) -> Content:
    """The name of the ending and what it means."""
    style = BAD if close.shared_loss else KEY
    name = clean(close.ending)
    lines = [ink((name[:1].upper() + name[1:], f"{style} underline"))]
    lines += [Content(""), *wrap(ink((clean(close.text), WORDS)), frame.width)]
    if close.shared_loss:
        lines += wrap(ink(("A shared loss: nobody wins.", BAD)), frame.width)
    return stack(lines)


def draw_scores(observation: Observation, close: Close, frame: Frame) -> Content:
    """All scores, one's own first, each over its aims."""
    lines: list[Content] = []
    for row in scores(close, observation.role).rows:
        if isinstance(row.cells[0], cells.Mark):
            lines.append(_aim(row, frame))
        else:
            lines += [*([Content("")] if lines else []), _score(row, frame)]
    return stack(lines)


def _score(row: cells.PageRow, frame: Frame) -> Content:
    """One faction: its score, and whether it met its aims."""
    glyphs = frame.glyphs
    bar, points, verdict, *who = row.cells
    line = ink(
        fit(Content(" ").join([paint(cell, glyphs) for cell in who]), 22),
        paint(bar, glyphs, max(frame.width - 44, 6)),
        right(paint(points, glyphs), 5),
        "  ",
        fit(paint(verdict, glyphs), 14),
    )
    return fit(line, frame.width)


def _aim(row: cells.PageRow, frame: Frame) -> Content:
    glyphs = frame.glyphs
    mark, title, reached, weight = (paint(cell, glyphs) for cell in row.cells)
    named = fit(title, max(frame.width - 26, 8), glyphs)
    return ink("  ", mark, " ", named, right(reached, 6), "  ", weight)


def draw_hidden(close: Close, frame: Frame) -> Content:
    """What was secret: the world-model that was drawn, and the seed."""
    inks = (("The world you played in: ", TITLE), ("Seed of all chance: ", WORDS))
    pairs = zip(secrets(close), inks, strict=True)
    return stack(
        line
        for (_, what), (before, style) in pairs
        for line in wrap(ink((before, MUTED), (what, style)), frame.width)
    )


def draw_last_fronts(observation: Observation, frame: Frame) -> Content:
    """Where the four fronts ended."""
    lines: list[Content] = []
    for front in observation.fronts:
        lines.append(ink((clean(front.title), TITLE)))
        small = Frame(frame.width, 3, frame.glyphs)
        lines += [*draw_front(observation, front, small).split("\n"), Content("")]
    return stack(lines[:-1])
