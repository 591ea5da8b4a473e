"""A finished match under every lens: the same orders, the same luck, other laws of the world."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.analysis.lenses import Recorded, compare, resolve_again
from game.analysis.replay import Replay
from game.core.beginning import blank_match
from game.core.errors import SaveError, UsageError
from game.core.rulebook import Lens, Rulebook
from game.store.places import ROOM
from game.store.reading import read
from game.world.digest import digest
from tests.conftest import SetTable


@pytest.mark.parametrize("bots", ["paced", "adaptive", "race"])
@pytest.mark.parametrize("form", ["full", "short"])
def test_under_its_own_lens_every_quarter_has_the_recorded_digest(
    set_table: SetTable, bots: str, form: str
) -> None:
    path = set_table(people=(), lens="G", bots=bots, format=form, scenario="2026q3").path
    record = Recorded.of(path)
    match = record.header.blank()
    digests = [digest(world, match.rules) for world in resolve_again(record, match)]
    assert digests == [event.digest for _, event in record.quarters]
    assert digests
    assert compare(path).agrees


def test_paced_play_has_deals_to_resolve_again(set_table: SetTable) -> None:
    path = set_table(people=(), lens="A", bots="paced", scenario="2026q3").path
    deals = [deal for before, _ in Recorded.of(path).quarters for deal in before.deals]
    assert any(deal.state == "active" for deal in deals)


def test_every_lens_has_a_row_and_the_one_played_is_marked(
    set_table: SetTable, rulebook: Rulebook
) -> None:
    table = compare(set_table(people=(), lens="C").path)
    assert [row.lens for row in table.rows] == [lens.id for lens in rulebook.lenses]
    assert [row.lens for row in table.rows if row.played] == ["C"]


def test_the_row_of_the_played_lens_shows_the_recorded_end(set_table: SetTable) -> None:
    path = set_table(people=(), lens="B").path
    row = next(row for row in compare(path).rows if row.played)
    close = Replay.of(path).observe(-1, "us").close
    assert close is not None
    assert row.ending == close.ending
    assert row.scores == {score.faction: score.score for score in close.scores}


def test_the_weights_told_at_the_end_make_the_score_under_a_lens_that_moves_them(
    set_table: SetTable,
) -> None:
    close = Replay.of(set_table(people=(), lens="E").path).observe(-1, "us").close
    assert close is not None
    for score in close.scores:
        told = sum(aim.weight * aim.reached for aim in score.aims)
        assert score.score == pytest.approx(100 * told)


def test_the_lenses_differ(set_table: SetTable) -> None:
    leads = {row.lens: row.lead for row in compare(set_table(people=()).path).rows}
    assert len(set(leads.values())) >= 6
    assert leads["A"] > leads["C"]


def test_the_record_stays_as_it_is(set_table: SetTable) -> None:
    path = set_table(people=()).path
    before = path.read_bytes()
    compare(path)
    assert path.read_bytes() == before


def test_a_running_match_keeps_its_secrets(set_table: SetTable) -> None:
    path = set_table(people=("us",), lens="B").path
    with pytest.raises(UsageError, match="not over") as refused:
        compare(path)
    assert read(path).header.body["seed"] not in str(refused.value)
    assert str(refused.value).endswith(f"fourfronts resume {path}")
    (path.parent / ROOM).write_text("{}")  # the save lies in a room's folder: a table of it
    with pytest.raises(UsageError, match=f"fourfronts host --resume {path.parent}$"):
        compare(path)


def test_the_rules_are_those_of_the_record_and_not_of_today(
    set_table: SetTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = set_table(people=()).path

    def forbidden(*_: object) -> None:
        raise AssertionError("the record carries its own rules")

    monkeypatch.setattr("game.content.load.load_rulebook", forbidden)
    assert compare(path).agrees


def test_another_law_of_the_world_is_noticed(set_table: SetTable) -> None:
    record = Recorded.of(set_table(people=(), lens="A").path)
    header = record.header
    calm = _without_changes(header.rulebook, "A")
    match = blank_match(header.settings, calm, "A", header.chance())
    last = list(resolve_again(record, match))[-1]
    assert digest(last, match.rules) != record.quarters[-1][1].digest


def test_a_systemic_incident_ends_a_match_early_under_that_lens_alone(
    set_table: SetTable, rulebook: Rulebook
) -> None:
    record = Recorded.of(set_table(people=(), bots="race", scenario="2026q3").path)
    match = record.header.blank()
    sure = dict(match.rules.p) | {"hazard.systemic": match.rules.p["hazard.most"] * 100}
    doomed = replace(match, rules=replace(match.rules, p=sure))
    seeds = list(resolve_again(record, doomed))
    assert len(seeds) < len(record.quarters)
    assert len(list(resolve_again(record, match))) == len(record.quarters)


def _without_changes(rulebook: Rulebook, lens: str) -> Rulebook:
    def plain(one: Lens) -> Lens:
        return one.model_copy(update={"changes": []}) if one.id == lens else one

    return rulebook.model_copy(update={"lenses": [plain(one) for one in rulebook.lenses]})


def test_a_file_that_is_no_save_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.jsonl").write_text("hello\n")
    with pytest.raises(SaveError):
        compare(tmp_path / "no.jsonl")
