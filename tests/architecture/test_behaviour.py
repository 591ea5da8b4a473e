"""Whatever changes what orders come to raises the behaviour number."""

from pathlib import Path

import pytest

from game.core.behaviour import BEHAVIOUR
from game.store.reading import read
from game.table.header import read_header
from game.table.verify import verify
from tests.saves.keeping import KEPT, MATCH, OURS, OUTCOMES, TABLE, outcomes, unpacked

FORGOTTEN = (
    "the same orders come to something else than before: raise BEHAVIOUR in"
    " game/core/behaviour.py and run `make kept` (or undo what changed it)"
)


def test_this_behaviour_has_kept_saves() -> None:
    assert KEPT[-1] == BEHAVIOUR, "run `make kept`, look at what it wrote, and add it"


def test_many_orders_come_to_what_they_came_to_when_the_behaviour_was_counted(
    tmp_path: Path,
) -> None:
    header = read_header(read(unpacked(OURS / MATCH, tmp_path)).header.body)
    before = (OURS / OUTCOMES).read_text(encoding="utf-8").splitlines()
    now = outcomes(header.rulebook).splitlines()
    assert now == before, FORGOTTEN


@pytest.mark.parametrize("name", [MATCH, f"room/{TABLE}"])
def test_kept_matches_come_out_as_they_did(name: str, tmp_path: Path) -> None:
    assert verify(unpacked(OURS / name, tmp_path)).agrees, FORGOTTEN
