"""A host collects rubbish in calm, and leaves alone what it started with."""

import gc

import pytest

from game.server.room.collector import calm_collector, uncollected


def test_rubbish_is_collected_in_calm() -> None:
    before = gc.get_threshold()
    try:
        calm_collector()
        assert gc.get_threshold() == (50_000, 50, 100)
    finally:
        gc.set_threshold(*before)


def test_what_is_made_at_the_start_is_never_looked_through_again() -> None:
    made: list[list[int]] = []
    try:
        with pytest.raises(ValueError, match="a start that failed"), uncollected():
            assert not gc.isenabled()
            made.append([1])
            raise ValueError("a start that failed")
        assert gc.isenabled()
        assert not any(one is made for one in gc.get_objects())
    finally:
        gc.unfreeze()
