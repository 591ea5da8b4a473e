"""Estimates: what may be believed of a figure, and how past beliefs fared, as rows."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, fit, ink, right
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.numbers import ends_words, number
from game.tui.ink.paint import flow, paint, painted_all
from game.tui.ink.rows import ListRow
from game.view import cells
from game.view.estimates import estimates


def estimate_rows(observation: Observation) -> tuple[ListRow, ...]:
    """What may be estimated now, then earlier estimates, newest first."""
    return painted_all(estimates(observation), _layout)


def _layout(row: cells.PageRow, frame: Frame) -> Content:
    return _past(row, frame) if row.id.startswith("past ") else _open(row, frame)


def _open(row: cells.PageRow, frame: Frame) -> Content:
    """A figure as it stands, and what is believed of it."""
    title, value, belief = row.cells
    glyphs, name = frame.glyphs, paint(title, frame.glyphs)
    guess, stands = _belief(belief, glyphs), ink((paint(value, glyphs).plain, "$words"))
    now, room = right(stands, 8), frame.width - name.cell_length
    tails = (
        ink(("  now ", MUTED), now, ("  next ", MUTED), guess),
        ink(" ", now, "  ", guess),
        ink(" ", stands, "  ", guess),
    )
    fitting = (one for one in tails if one.cell_length <= min(room, frame.width - 24))
    tail = next(fitting, ink(" ", guess))
    titled = max(min(34, frame.width - tail.cell_length), 12)
    return ink(fit(name, titled, glyphs), tail)


def _belief(belief: cells.PageCell, glyphs: Glyphs) -> Content:
    if not isinstance(belief, cells.Amount):
        return paint(belief, glyphs)
    central = number(belief.value, belief.unit, belief.decimals, glyphs)
    return ink((central, TITLE), (f" ({ends_words(belief, glyphs)})", MUTED))


def _past(row: cells.PageRow, frame: Frame) -> Content:
    """What was believed, and what came."""
    match row.cells:
        case (when, title, cells.Amount() as belief, *verdict):
            pass
        case _:
            return flow(row, frame)
    glyphs, tight = frame.glyphs, frame.width < 66
    name = paint(title, glyphs)
    told = _verdict(verdict, glyphs, tight=tight)
    dated = Content("") if tight else ink(paint(when, glyphs), " ")
    spare = frame.width - dated.cell_length - told.cell_length
    titled = min(30, max(spare - 16, name.cell_length))
    ranged = fit(ink((f" {ends_words(belief, glyphs)} ", MUTED)), min(18, spare - titled), glyphs)
    return ink(dated, fit(name, titled, glyphs), ranged, told)


def _verdict(verdict: list[cells.PageCell], glyphs: Glyphs, *, tight: bool) -> Content:
    """Whether what came lay inside what was believed, if it is known."""
    match verdict:
        case [cells.Amount() as came, cells.Phrase(text)]:
            lead = "" if tight else "came "
            outcome = number(came.value, came.unit, came.decimals, glyphs)
            return ink((f"{lead}{outcome}, {text}", f"${came.tone}"))
        case _:
            return Content("  ").join([paint(one, glyphs) for one in verdict])
