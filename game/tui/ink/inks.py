"""The names of colours and marks: who is who, good or bad. Colour never stands alone."""

from typing import Literal

from game.core.observation import Cause, NewsItem
from game.world.vocabulary import FACTIONS

TITLE = "bold $words"
WORDS = "$words"
MUTED = "$muted"
FAINT = "$faint"
KEY = "bold $key"
GOOD = "$good"
BAD = "$bad"
ESTIMATE = "italic $words"


def faction_ink(faction: str, *, bold: bool = True) -> str:
    """The style of a faction's letters and bars."""
    known = faction if faction in (*FACTIONS, "own") else "muted"
    return f"bold ${known}" if bold else f"${known}"


NewsKind = Literal["event", "card", "deal", "inject", "ruling", "incident", "notice"]
NEWS_LETTER: dict[str, tuple[str, str]] = {
    "event": ("E", "$us"),
    "card": ("C", "$labs"),
    "deal": ("D", "$good"),
    "inject": ("I", "$key"),
    "ruling": ("R", "$key"),
    "incident": ("!", "$bad"),
    "notice": ("N", "$muted"),
}
CAUSE_WORDS: dict[str, tuple[str, str]] = {
    "order": ("order", "$us"),
    "card": ("card", "$labs"),
    "chance": ("chance", "$key"),
    "coupling": ("world", "$muted"),
    "ruling": ("ruling", "$key"),
    "deal": ("deal", "$good"),
    "limit": ("limit", "$muted"),
    "unseen": ("unseen", "$bad"),
}


def news_mark(item: NewsItem) -> tuple[str, str]:
    """The letter and style of a news item's kind."""
    letter, style = NEWS_LETTER[item.kind]
    return letter, f"bold {style}"


def cause_mark(cause: Cause) -> tuple[str, str]:
    """The word and style of a cause's kind."""
    return CAUSE_WORDS[cause.kind]
