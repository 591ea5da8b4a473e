"""The names of colours and marks: who is who, good or bad. Colour never stands alone."""

from game.core.observation import NewsItem
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


NEWS_INK: dict[str, tuple[str, str]] = {
    "event": ("E", "$us"),
    "card": ("C", "$labs"),
    "crisis": ("?", "$key"),
    "deal": ("D", "$good"),
    "inject": ("I", "$key"),
    "ruling": ("R", "$key"),
    "incident": ("!", "$bad"),
    "notice": ("N", "$muted"),
}


def news_mark(item: NewsItem) -> tuple[str, str]:
    """The letter and style of a news item's kind."""
    letter, style = NEWS_INK[item.kind]
    return letter, f"bold {style}"
