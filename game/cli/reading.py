"""The rulebook for those who play: a word looked up, and all of it as the board lists it."""

from functools import lru_cache
from pathlib import Path

from game.content.load import load_rulebook
from game.content.locate import content_root
from game.content.reader import look_up as find
from game.content.reader import paragraphs
from game.core.errors import UsageError
from game.core.rulebook import Rulebook

__all__ = ["look_up", "paragraphs", "read_rules"]


def look_up(word: str) -> list[str]:
    """Return what the rulebook says about a word, as lines; also that it says nothing."""
    try:
        return read_rules(word)
    except UsageError as unknown:
        return [str(unknown)]


def read_rules(word: str) -> list[str]:
    """Return what the rulebook says about a word; `UsageError` when that is nothing."""
    return find(word, _rules(content_root()))


@lru_cache(maxsize=1)
def _rules(root: Path) -> Rulebook:
    """Return the rules in a folder: read once, however many people of a room look things up."""
    return load_rulebook(root)
