"""The matches shipped as examples are finished and true (`make examples` plays them anew)."""

from pathlib import Path

import pytest

from game.table.verify import verify

EXAMPLES = sorted((Path(__file__).parents[2] / "saves" / "examples").glob("*.jsonl"))


def test_there_are_three() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_finished_and_verifies(path: Path) -> None:
    verdict = verify(path)
    assert verdict.difference is None
    assert verdict.ended
