"""What many tests share: the rulebook, and a way to set a table."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from game.bots.registry import policy_for
from game.content.load import doctrine_ids, load_doctrine, load_rulebook, rulebook_digest
from game.core.rulebook import Doctrine, Rulebook
from game.core.settings import Settings
from game.table.bots import Bots
from game.table.header import Header, new_header, seed_words
from game.table.table import Table
from game.world.vocabulary import FACTIONS, Faction

pytest_plugins = ["tests.clients"]

NOON = "2026-11-23T12:00:00.000+00:00"
SetTable = Callable[..., Table]


def pytest_xdist_auto_num_workers() -> int:
    """Two processes a core: half of the time a test waits for a screen, a line or a clock."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The rules as shipped."""
    return load_rulebook()


@pytest.fixture(scope="session")
def doctrines() -> Mapping[str, Doctrine]:
    """Every doctrine as shipped."""
    return {name: load_doctrine(name) for name in doctrine_ids()}


@pytest.fixture
def bots_of(rulebook: Rulebook, doctrines: Mapping[str, Doctrine]) -> Callable[[Header], Bots]:
    """Makes the bots a header asks for."""

    def make(header: Header) -> Bots:
        wanted = header.settings.bots
        return Bots({f: policy_for(wanted[f], f, rulebook, doctrines) for f in wanted})

    return make


@pytest.fixture
def set_table(
    tmp_path: Path, rulebook: Rulebook, bots_of: Callable[[Header], Bots]
) -> Iterator[SetTable]:
    """Opens tables that are closed when the test is over."""
    opened: list[Table] = []

    def open_one(people: tuple[Faction, ...] = ("us",), seed: str = "7", **chosen: str) -> Table:
        settings = Settings(
            match="test",
            scenario=chosen.get("scenario", "crunch-2027"),
            format=chosen.get("format", "full"),
            lens=chosen.get("lens", "A"),
            players={f: "person" if f in people else "bot" for f in FACTIONS},
            bots={f: chosen.get("bots", "adaptive") for f in FACTIONS if f not in people},
        )
        header = new_header(settings, rulebook, rulebook_digest(rulebook), seed_words(seed))
        path = tmp_path / f"match-{len(opened)}.jsonl"
        opened.append(Table.open(path, header, bots_of, lambda: NOON))
        return opened[-1]

    yield open_one
    for table in opened:
        table.close()
