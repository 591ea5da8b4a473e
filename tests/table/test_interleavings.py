"""People, white cell, clock and crashes in any order: nothing is counted twice, nothing is lost.

300 matches by default; ``FOURFRONTS_LONG`` plays 10,000.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from game.core.rulebook import Doctrine, Rulebook
from game.table.verify import verify
from game.world.vocabulary import Known
from tests.table.hosted import Host, Time
from tests.table.meddling import Meddling, account

MATCHES = 10_000 if os.environ.get("FOURFRONTS_LONG") else 300
BATCH = 10
STEPS = 20
PLAIN = {
    "parameters": {"text": "-", "source": "-", "dissent": None},
    "variables": {"text": "-", "known": Known(public=True)},
}


@pytest.fixture(scope="module")
def small(rulebook: Rulebook) -> Rulebook:
    """The rules with few cards, two quarters and nothing to guess at, so that much is played."""
    crunch = next(s for s in rulebook.scenarios if s.id == "crunch-2027")
    cards = [c for c in rulebook.cards if not c.requires and "unlock" not in str(c.effects)][::4]
    shorter = crunch.model_copy(update={"last": "2027Q2", "injects": {}})
    lenses = [lens for lens in rulebook.lenses if lens.id == "A"]
    few: dict[str, object] = {"scenarios": [shorter], "cards": cards, "lenses": lenses}
    for kind, plain in PLAIN.items():
        few[kind] = [row.model_copy(update=plain) for row in getattr(rulebook, kind)]
    return rulebook.model_copy(update={**few, "sources": [], "events": []})


@pytest.mark.parametrize("batch", range(MATCHES // BATCH))
def test_whatever_happens_every_quarter_counts_once_and_no_order_in_time_is_lost(
    batch: int, tmp_path: Path, small: Rulebook, doctrines: Mapping[str, Doctrine]
) -> None:
    for number in range(batch * BATCH, (batch + 1) * BATCH):
        host = Host(tmp_path / f"{number}.jsonl", small, doctrines, Time())
        form, step = ("short", 2) if number % 5 == 0 else ("full", 1)
        meddling = Meddling(host, number, form)
        try:
            meddling.meddle(STEPS)
            meddling.to_the_end()
            assert account(meddling, step) == 2, number
        finally:
            host.table.close()
        verdict = verify(host.path)
        assert verdict.agrees, f"{number}: {verdict.difference}"
