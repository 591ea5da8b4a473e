"""Values as words in a player's units; which glyphs stand for signs is for a face to say."""

_SHARES = ("share", "probability")


def is_share(unit: str) -> bool:
    """Whether a unit is a part of one, which is shown as a percentage."""
    return unit.startswith(_SHARES)


def plain_number(value: float, unit: str, decimals: int) -> str:
    """A number as it is read out: ``31`` for a share of 0.31, ``9.4`` otherwise; never ``-0``."""
    if is_share(unit):
        value, decimals = value * 100, max(decimals - 2, 0)
    words = f"{value:,.{decimals}f}"
    return words.lstrip("-") if float(words.replace(",", "")) == 0 else words


def with_unit(value: float, unit: str, decimals: int) -> str:
    """A value with its unit, shares and odds in percent: ``31%``, ``9.4 months``."""
    words = plain_number(value, unit, decimals)
    return f"{words}%" if is_share(unit) else f"{words} {unit}".strip()


def percent(share: float) -> str:
    """A part of one as whole per cent."""
    return f"{share * 100:.0f}%"
