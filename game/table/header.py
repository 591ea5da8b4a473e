"""The first record of a save: what the match is, what it rests on, and its secrets.

The save is the host's own file; players only ever get observations made from it.
"""

import hashlib
import platform
import secrets
from functools import lru_cache
from pathlib import Path

import numpy as np
from pydantic import Field, JsonValue
from pydantic_core import to_json

from game import __version__
from game.bots.registry import names
from game.bots.search import STRENGTHS, Strength
from game.content.load import load_doctrines, load_lists
from game.content.locate import content_root
from game.core.beginning import blank_match, lens_of
from game.core.behaviour import BEHAVIOUR, UNCOUNTED
from game.core.errors import SaveError
from game.core.match import Match, changed
from game.core.rulebook import Doctrine, Rulebook
from game.core.seeds import seed_from
from game.core.settings import Settings
from game.core.wording import WORDINGS
from game.world.chance import Chance
from game.world.vocabulary import Words

RANDOMNESS = "splitmix64 counter hash under hmac-sha256, one key a quarter"


class Header(Words):
    """What a match is made of.

    ``seed`` (64 hex digits) with ``lane`` gives all luck; ``commitment`` is the SHA-256 of seed
    and salt, which may be told before the match; ``rulebook`` is the whole content used, ``bots``
    the names of those that could be appointed, ``doctrines`` and ``strengths`` what those are.
    ``behaviour`` is what resolved its quarters, under which ``engine``, ``python`` and ``numpy``.
    Older records do not say all of this.
    """

    engine: str
    python: str = ""
    numpy: str = ""
    behaviour: int = Field(default=UNCOUNTED, ge=UNCOUNTED)
    randomness: str = RANDOMNESS
    settings: Settings
    lens: str
    rules_digest: str
    commitment: str
    seed: str
    salt: str
    lane: int
    bots: tuple[str, ...] = ()
    doctrines: dict[str, Doctrine] = {}
    strengths: dict[str, Strength] = {}
    rulebook: Rulebook

    def chance(self) -> Chance:
        """Return the luck of this match."""
        return chance_of(self.seed, self.lane)

    def blank(self) -> Match:
        """Return the match before its first event."""
        match = blank_match(self.settings, self.rulebook, self.lens, self.chance())
        bots = self.bots or names(_doctrines(content_root()))
        return changed(match, behaviour=self.behaviour, appointable=bots)

    def body(self) -> dict[str, JsonValue]:
        """Return the header as a record's body."""
        return self.model_dump(mode="json")


def chance_of(seed: str, lane: int) -> Chance:
    """Return the luck of one lane under a seed of 64 hex digits."""
    return Chance(bytes.fromhex(seed), np.array([lane], np.uint64))


def new_header(
    settings: Settings, rulebook: Rulebook, rules_digest: str, seed: str, lane: int = 0
) -> Header:
    """Return the header of a new match; a mixture's lens is drawn here, in secret."""
    salt = secrets.token_hex(16)
    doctrines = _doctrines(content_root())
    return Header(
        engine=__version__,
        python=platform.python_version(),
        numpy=np.__version__,
        behaviour=BEHAVIOUR,
        settings=settings,
        lens=lens_of(settings, rulebook, chance_of(seed, lane)),
        rules_digest=rules_digest,
        commitment=commitment(seed, salt),
        seed=seed,
        salt=salt,
        lane=lane,
        bots=names(doctrines),
        doctrines=doctrines,
        strengths=STRENGTHS,
        rulebook=rulebook,
    )


def commitment(seed: str, salt: str) -> str:
    """Return what may be told of the seed before the match, so that it can't be chosen after."""
    return hashlib.sha256(f"{seed}{salt}".encode()).hexdigest()


def read_header(body: dict[str, JsonValue]) -> Header:
    """Return the header a record holds; `SaveError` when it is not one of ours."""
    try:
        rulebook = _read_rulebook(to_json(body.get("rulebook")))
        return Header.model_validate({**body, "rulebook": rulebook}, strict=False)
    except ValueError as fault:
        raise SaveError(
            "The first record of this save does not describe a match of Four Fronts; "
            "was it made by another program or changed by hand?"
        ) from fault


@lru_cache(maxsize=1)
def _doctrines(root: Path) -> dict[str, Doctrine]:
    """Return the doctrines of today: read once, however many tables a room has."""
    return load_doctrines(root)


@lru_cache(maxsize=1)
def _read_rulebook(text: bytes) -> Rulebook:
    """Return the rules in a record; the tables of a room have theirs together.

    A record of before the words of causes, fronts and phases were part of the rules is read with
    today's words: they say what happened and decide nothing.
    """
    rulebook = Rulebook.model_validate_json(text)
    lacking = [name for name in WORDINGS if not getattr(rulebook, name)]
    return rulebook.model_copy(update=load_lists(lacking)) if lacking else rulebook


def seed_words(words: str | None) -> str:
    """Return the seed that a player's words stand for: 64 hex digits, a number, any text.

    Without words it is drawn from the system's own randomness.
    """
    if words is None:
        return secrets.token_hex(32)
    if len(words) == 64 and all(letter in "0123456789abcdef" for letter in words):
        return words
    if words.isdecimal() and len(words) <= 18:
        return seed_from(int(words)).hex()
    return hashlib.sha256(f"four fronts words {words}".encode()).hexdigest()
