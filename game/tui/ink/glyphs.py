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
    """ASCII when `FOURFRONTS_ASCII` asks for it or the terminal does not speak UTF-8."""
    if environment.get("FOURFRONTS_ASCII", "") not in ("", "0"):
        return ASCII
    speaks_utf8 = (encoding or "").lower().replace("-", "").replace("_", "") in ("utf8", "")
    return UNICODE if speaks_utf8 else ASCII
