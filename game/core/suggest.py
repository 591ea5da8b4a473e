"""Did you mean …? One way to suggest the nearest name."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return `` Did you mean X?`` with a leading space, or nothing when no name is near."""
    near = get_close_matches(word, list(names), 1, 0.5)
    return f" Did you mean {near[0]}?" if near else ""
