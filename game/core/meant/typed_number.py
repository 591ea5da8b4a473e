"""Numbers as people type them; what may be read in two ways is refused."""

import re

from game.core.meant.lettering import NotMeant, plain

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
_COMMA = re.compile(r"([+-]?\d+),(\d+)")
LARGEST = 1e6


def number(text: str, *, share: bool = False) -> float:
    """Return the number somebody means; ``10%`` is 0.1 where what is counted is a `share`.

    Raises `NotMeant`.
    """
    words = plain(text).replace(" %", "%")
    if share and words.endswith("%"):
        return number(words[:-1]) / 100
    if _NUMBER.fullmatch(words) and words.isascii() and abs(float(words)) <= LARGEST:
        return float(words)
    if words.endswith("%"):
        raise NotMeant(f"{text!r} is a share, and this is not counted in shares. Leave % out.")
    if (found := _COMMA.fullmatch(words)) is not None:
        raise NotMeant(f"{text!r} can be read in two ways; write {found[1]}.{found[2]}.")
    raise NotMeant(f"{text!r} is not a number this game uses; one looks like 4 or 4.5.")
