"""Replay shows what was recorded, quarter by quarter, from any side's eyes."""

from pathlib import Path

import pytest

from game.analysis.replay import Replay
from game.core.waterfall import ReadOn
from tests.conftest import SetTable


def test_it_steps_through_every_quarter_to_the_end(set_table: SetTable) -> None:
    record = Replay.of(set_table(people=()).path)
    assert record.positions == (
        "2027Q1 start",
        "2027Q1",
        "2027Q2",
        "2027Q3",
        "2027Q4",
        "the end",
    )
    assert record.observe(5, "us").close is not None
    assert record.observe(1, "us").close is None


def test_one_side_sees_its_own_hand_and_not_anothers(set_table: SetTable) -> None:
    record = Replay.of(set_table(people=()).path)
    assert {card.id.split("/")[0] for card in record.observe(1, "china").hand} == {"china"}
    assert record.observe(1, "observer").hand == ()


def test_revealed_it_shows_every_hidden_figure_exactly(set_table: SetTable) -> None:
    record = Replay.of(set_table(people=()).path)
    fogged = {f.name: f for f in record.observe(2, "us").figures}
    lifted = {f.name: f for f in record.observe(2, "us", reveal=True).figures}
    assert not fogged["compute.china_grey"].exact
    assert lifted["compute.china_grey"].exact
    assert set(fogged) < set(lifted)


def test_it_never_resolves_anything(set_table: SetTable, monkeypatch: pytest.MonkeyPatch) -> None:
    path = set_table(people=()).path

    def forbidden(*_: object) -> None:
        raise AssertionError("a replay must not resolve")

    monkeypatch.setattr("game.core.acts.resolve_quarter.resolve", forbidden)
    assert Replay.of(path).observe(3, "us").quarter == "2027Q3"


def test_an_unfinished_match_is_shown_up_to_now(set_table: SetTable) -> None:
    record = Replay.of(set_table().path)
    assert record.positions == ("2027Q1 start",)


def test_a_figure_is_looked_back_on_through_the_eyes_that_look() -> None:
    record = Replay.of(Path(__file__).parents[2] / "saves/examples/a-person-leads-china.jsonl")
    place = record.positions.index("2027Q2")
    seen = record.look_back(place, "us", ReadOn("lead", "2027Q1"), reveal=False)
    other = record.look_back(place, "china", ReadOn("lead", "2027Q1"), reveal=False)
    assert seen is not None and other is not None
    assert (seen.quarter, seen.before, seen.after) == ("2027Q1", other.before, other.after)
    assert seen.causes != other.causes, "China knows more of what it copied"
    own = ReadOn("capacity.china.research", "2027Q1")
    assert record.look_back(place, "us", own, reveal=False) is None
    assert record.look_back(place, "us", own, reveal=True) is not None
    ahead = record.look_back(place, "us", ReadOn("lead", "2027Q4"), reveal=False)
    assert ahead is not None and ahead.quarter == "2027Q2"
