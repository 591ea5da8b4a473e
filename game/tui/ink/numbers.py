"""Numbers in the players' units: short, aligned, signed, and with ± where they are estimates."""

from textual.content import Content

from game.core.observation import Figure
from game.tui.ink.frame import ink
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import BAD, GOOD, MUTED, WORDS
from game.view.aims import change_of, value_of
from game.view.cells import Amount, Shift
from game.view.numbers import is_share, plain_number


def sign_mark(value: float, glyphs: Glyphs) -> str:
    """▲ for more, ▼ for less, · for no change."""
    if value > 0:
        return glyphs.up
    return glyphs.down if value < 0 else glyphs.level


def number(value: float, unit: str, decimals: int, glyphs: Glyphs) -> str:
    """A number with its minus sign, and ``%`` where it is a share."""
    words = plain_number(value, unit, decimals).replace("-", glyphs.minus)
    return f"{words}%" if is_share(unit) else words


def signed(value: float, unit: str, decimals: int, glyphs: Glyphs) -> str:
    """A change with its sign always shown; of shares it is in percentage points, without a %."""
    words = number(value, unit, decimals, glyphs).rstrip("%")
    if words.startswith(glyphs.minus) or not any(digit in words for digit in "123456789"):
        return words
    return f"+{words}"


def value_words(cell: Amount, glyphs: Glyphs) -> str:
    """A value; estimates carry half the width of their range after ±."""
    value = number(cell.value, cell.unit, cell.decimals, glyphs)
    if cell.ends is None:
        return value
    half = (cell.ends[1] - cell.ends[0]) / 2
    spare = number(half, cell.unit, cell.decimals, glyphs).rstrip("%")
    return f"{value}{glyphs.plus_minus}{spare}"


def ends_words(cell: Amount, glyphs: Glyphs) -> str:
    """The range of an estimate."""
    ends = cell.ends or (cell.value, cell.value)
    return " to ".join(number(end, cell.unit, cell.decimals, glyphs) for end in ends)


def figure_words(figure: Figure, glyphs: Glyphs) -> str:
    """A figure's value."""
    return value_words(value_of(figure), glyphs)


def change_words(figure: Figure, glyphs: Glyphs, *, good: bool | None = None) -> Content:
    """The change of a figure this quarter."""
    return draw_change(change_of(figure), glyphs, good=good)


def draw_change(cell: Shift, glyphs: Glyphs, *, good: bool | None = None) -> Content:
    """``▲ +0.6``: a change, by shape, sign and colour."""
    if cell.amount is None:
        return Content("")
    words = signed(cell.amount, cell.unit, cell.decimals, glyphs)
    if cell.plain:
        return ink((words, WORDS))
    if not any(digit in words for digit in "123456789"):
        return ink((f"{glyphs.level} {words}", MUTED))
    style = MUTED if good is None else GOOD if good else BAD
    return ink((f"{sign_mark(cell.amount, glyphs)} {words}", style))
