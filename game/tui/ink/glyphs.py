"""The two sets of glyphs the board is drawn with, and the choice between them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Glyphs:
    """One glyph for each thing that is drawn; every one is a single cell wide."""

    ascii: bool
    full: str
    empty: str
    line: str
    track: str
    knob: str
    mark: str
    unsure: str
    spark: str
    up: str
    down: str
    level: str
    cursor: str
    done: str
    waiting: str
    met: str
    unmet: str
    bullet: str
    arrow: str
    ellipsis: str
    plus_minus: str
    minus: str
    dot: str
    rule: str
    shares: str


UNICODE = Glyphs(
    ascii=False,
    full="■",
    empty="□",
    line="━",
    track="─",
    knob="●",
    mark="┃",
    unsure="░",
    spark="▁▂▃▄▅▆▇█",
    up="▲",
    down="▼",
    level="·",
    cursor="▸",
    done="●",
    waiting="○",
    met="◆",
    unmet="◇",
    bullet="•",
    arrow="→",
    ellipsis="…",
    plus_minus="±",
    minus="−",
    dot="·",
    rule="─",
    shares="█▓░",
)
ASCII = Glyphs(
    ascii=True,
    full="#",
    empty=".",
    line="=",
    track="-",
    knob="O",
    mark="|",
    unsure=":",
    spark="_.-=+*%#",
    up="^",
    down="v",
    level="=",
    cursor=">",
    done="#",
    waiting="o",
    met="*",
    unmet="o",
    bullet="*",
    arrow=">",
    ellipsis="~",
    plus_minus="~",
    minus="-",
    dot="-",
    rule="-",
    shares="#=.",
)


def choose_glyphs(environment: Mapping[str, str], encoding: str | None) -> Glyphs:
    """ASCII when `FOURFRONTS_ASCII` asks for it or the terminal does not speak UTF-8.

    Python takes UTF-8 for the C locale, whatever the terminal speaks, and writes that into
    LC_CTYPE; so what was asked for is read from the rest.
    """
    wish = environment.get("FOURFRONTS_ASCII", "")
    if wish:
        return UNICODE if wish == "0" and _speaks_utf8(encoding) else ASCII
    if (environment.get("LC_ALL") or environment.get("LANG")) in ("C", "POSIX"):
        return ASCII
    return UNICODE if _speaks_utf8(encoding) else ASCII


def _speaks_utf8(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("-", "").replace("_", "") in ("utf8", "")
