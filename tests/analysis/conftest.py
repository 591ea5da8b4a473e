"""The shipped rules and doctrines, read once."""

import pytest

from game.content.load import doctrine_ids, load_doctrine, load_rulebook
from game.core.rulebook import Doctrine, Rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="session")
def doctrines() -> dict[str, Doctrine]:
    return {name: load_doctrine(name) for name in doctrine_ids()}
