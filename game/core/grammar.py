"""How typed words are read: a line with all that it may be read by, and how its words are meant.

Which verbs there are, and what each makes of its words, each act says itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.core import meant
from game.core.near_names import called, did_you_mean
from game.core.observation import Observation, Role

DIGITS = 3
"""No whole number that is typed has more."""


class Unclear(ValueError):
    """A line that can't be understood; the message says how to write it."""


class Somebody(Protocol):
    """Who is around the table, by name and pseudonym."""

    @property
    def member(self) -> str:
        """Their pseudonym."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def role(self) -> Role:
        """Where they sit."""


@dataclass(frozen=True)
class Typed:
    """A line as it was typed: its verb, the words after it, and what is seen by who typed it."""

    verb: str
    words: Sequence[str]
    seen: Observation
    people: Sequence[Somebody] = ()
    tables: int = 1


def pick(words: Sequence[str], titles: Mapping[str, str], kind: str) -> str:
    """Return the name words stand for: a number in the list, a name, its beginning, or a title."""
    word, names = " ".join(words).lower(), [*titles]
    if word.isdecimal():
        if 1 <= int(word) <= len(names):
            return names[int(word) - 1]
        raise Unclear(f"There is no {kind} number {word}; there are {len(names)}.")
    shorter = [n.replace("/", ".").split(".", 1)[-1] for n in names]
    if word in names or word in shorter:
        return word if word in names else names[shorter.index(word)]
    begun = [name for name, tail in zip(names, shorter, strict=True) if tail.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    if (titled := called(word, titles)) is not None:
        return titled
    raise Unclear(f"You have no {kind} called {word!r}.{did_you_mean(word, shorter)}")


def whole(word: str, most: int) -> int:
    """Return a whole number from 0 to `most`."""
    if not word.isdecimal() or len(word) > DIGITS or int(word) > most:
        raise Unclear(f"{word!r} is not a whole number from 0 to {most}.")
    return int(word)


def number(word: str, *, share: bool = False) -> float:
    """Return a number; ``10%`` is 0.1 where what is counted is a `share`."""
    try:
        return meant.number(word, share=share)
    except meant.NotMeant as why:
        raise Unclear(str(why)) from None


def quarter(words: str) -> str:
    """Return a quarter, as ``2027Q3``."""
    try:
        return meant.quarter(words)
    except meant.NotMeant as why:
        raise Unclear(str(why)) from None


def reason(words: Sequence[str], usage: str) -> str:
    """Return why the white cell does something; it can't be left out."""
    if not words:
        raise Unclear(f"Say why; the reason goes on the record: {usage}.")
    return " ".join(words)


def person(people: Sequence[Somebody], words: Sequence[str]) -> Somebody:
    """Return whom a name or pseudonym means."""
    wanted = " ".join(words).casefold()
    for one in people:
        if wanted in (one.name.casefold(), one.member):
            return one
    raise Unclear("Say somebody's name as page `people` has it.")
