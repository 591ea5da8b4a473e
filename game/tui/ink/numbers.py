"""Numbers in the players' units: short, aligned, signed, and with ± where they are estimates."""

from textual.content import Content

from game.core.observation import Figure
from game.tui.ink.frame import ink
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import BAD, GOOD, MUTED

_SHARES = ("share", "probability")


def is_share(unit: str) -> bool:
    """Whether a unit is a part of one, which is shown as a percentage."""
    return unit.startswith(_SHARES)


def plain_number(value: float, unit: str, decimals: int) -> str:
    """A number as it is read out: ``31 %`` for shares, ``9.4`` otherwise; never ``-0``."""
    if is_share(unit):
        value, decimals = value * 100, max(decimals - 2, 0)
    words = f"{value:,.{decimals}f}"
    return words.lstrip("-") if float(words.replace(",", "")) == 0 else words


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


def figure_words(figure: Figure, glyphs: Glyphs) -> str:
    """A figure's value; estimates carry half the width of their range after ±."""
    value = number(figure.value, figure.unit, figure.decimals, glyphs)
    if figure.exact:
        return value
    half = (figure.high - figure.low) / 2
    spare = number(half, figure.unit, figure.decimals, glyphs).rstrip("%")
    return f"{value}{glyphs.plus_minus}{spare}"


def change_words(figure: Figure, glyphs: Glyphs, *, good: bool | None = None) -> Content:
    """``▲ +0.6``: the change this quarter, by shape, sign and colour."""
    if figure.change is None:
        return Content("")
    words = signed(figure.change, figure.unit, figure.decimals, glyphs)
    if not any(digit in words for digit in "123456789"):
        return ink((f"{glyphs.level} {words}", MUTED))
    style = MUTED if good is None else GOOD if good else BAD
    return ink((f"{sign_mark(figure.change, glyphs)} {words}", style))
