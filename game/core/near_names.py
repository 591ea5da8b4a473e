"""Did you mean …? One way to suggest the nearest name, and one to find a thing by its words."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

NEAR, NEAR_PART = 0.6, 0.7
"""How alike a name, or a part of one, must be to be suggested, where 1 is the same."""


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return `` Did you mean X?`` with a leading space, or nothing when no name is near."""
    near = nearest(word, names)
    return f" Did you mean {near}?" if near else ""


def suggested(word: str, names: Iterable[str]) -> str:
    """Return ``did you mean X?`` within a sentence, or nothing when no name is near."""
    near = nearest(word, names)
    return f"did you mean {near}?" if near else ""


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name that is most like `word`, in whole or in one of its parts, if any is near.

    ``enforcment`` is near ``us.enforcement``, though most of the name is not in it.
    """
    asked = word.strip().lower()
    alike = {name: _alike(asked, name.lower()) for name in names}
    best = max(alike, key=lambda name: (*alike[name], -len(name)), default=None)
    return best if best is not None and alike[best][0] > 0 else None


def _alike(asked: str, name: str) -> tuple[float, float]:
    """Return how alike two words are in a part or as wholes, 0 if not enough; then as wholes."""
    parts = {name.replace("/", ".").partition(".")[2], *_parts(name)} - {""}
    part = max((SequenceMatcher(None, asked, part).ratio() for part in parts), default=0.0)
    whole = SequenceMatcher(None, asked, name).ratio()
    return max(whole if whole >= NEAR else 0.0, part if part >= NEAR_PART else 0.0), whole


def called(words: str, titles: Mapping[str, str]) -> str | None:
    """Return the name a player means: a name, a title, or words of both in any order.

    `titles` holds a title a name. Where several fit, the shortest name is meant (``US adoption``
    is ``adoption.us``, not one of its sectors).
    """
    asked = words.strip().lower()
    if asked in titles:
        return asked
    for name, title in titles.items():
        if asked == title.lower():
            return name
    parts = _parts(asked)
    fits = [n for n, title in titles.items() if parts and parts <= _parts(f"{n} {title}")]
    return min(fits, key=lambda name: (len(_parts(name)), len(name)), default=None)


def _parts(words: str) -> set[str]:
    for mark in "._:-'":
        words = words.replace(mark, " ")
    return set(words.lower().split())
