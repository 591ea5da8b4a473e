"""Verification finds what was changed, even where the file itself was made whole again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.content.load import written_digest
from game.core.errors import ContentError
from game.store.journal import Journal
from game.store.reading import read, repair
from game.table.verify import verify
from tests.conftest import NOON, SetTable

Change = Callable[[dict[str, Any]], None]


def forged(path: Path, kind: str, change: Change) -> Path:
    """The same record with one body changed and every checksum and chain made right again."""
    out = path.with_name("forged.jsonl")
    records = read(path).records
    done = False
    journal = Journal.create(out, records[0].body, NOON)
    for record in records[1:]:
        body = json.loads(json.dumps(record.body))
        if record.kind == kind and not done:
            change(body)
            done = True
        journal.append(record.kind, body, record.at)
    journal.close()
    assert done
    return out


def raise_lead(body: dict[str, Any]) -> None:
    body["world"]["values"][0] += 1.0


def other_orders(body: dict[str, Any]) -> None:
    body["orders"] = []


def other_receipt(body: dict[str, Any]) -> None:
    body["receipts"][0]["terms"][0]["amount"] += 0.5


def other_digest(body: dict[str, Any]) -> None:
    body["digest"] = "0" * 64


def other_score(body: dict[str, Any]) -> None:
    body["close"]["scores"][0]["score"] = 100.0


def no_news(body: dict[str, Any]) -> None:
    body["news"] = [
        {"to": [], "item": {"quarter": "2027Q1", "title": "x", "text": "y", "kind": "event"}}
    ]


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        ("quarter_resolved", raise_lead, "2027Q1: compute.us is recorded as"),
        ("orders_sealed", other_orders, "2027Q1"),
        ("quarter_resolved", other_receipt, "2027Q1: the receipt of"),
        ("quarter_resolved", other_digest, "2027Q1: the digest"),
        ("quarter_resolved", no_news, "2027Q1: the news"),
        ("match_opened", raise_lead, "the opening: compute.us"),
        ("match_ended", other_score, "the end: the ending or the scores"),
    ],
)
def test_a_forged_record_is_found_and_named(
    set_table: SetTable, kind: str, change: Change, words: str
) -> None:
    table = set_table(people=())
    assert verify(table.path).agrees
    verdict = verify(forged(table.path, kind, change))
    assert not verdict.agrees
    assert words in (verdict.difference or "")


def test_an_unfinished_match_verifies_as_far_as_it_goes(set_table: SetTable) -> None:
    table = set_table()
    verdict = verify(table.path)
    assert verdict.agrees
    assert not verdict.ended
    assert verdict.quarters == 0


def test_a_save_verifies_by_its_own_rules_after_ours_have_changed(
    set_table: SetTable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = set_table(people=())
    monkeypatch.setenv("FOURFRONTS_CONTENT", str(tmp_path / "nothing here"))
    assert verify(table.path).agrees


def test_a_record_left_out_is_found(set_table: SetTable) -> None:
    whole = set_table(people=()).path
    records = read(whole).records
    missing = next(r.seq for r in records if r.kind == "quarter_resolved")
    out = whole.with_name("shorter.jsonl")
    with Journal.create(out, records[0].body, NOON) as journal:
        for record in records[1:]:
            if record.seq != missing:
                journal.append(record.kind, record.body, record.at)
    verdict = verify(out)
    assert verdict.difference == "2027Q1: phase_began is recorded in place of quarter_resolved"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("seed", "00" * 32, "the seed is not the one"),
        ("rules_digest", "00" * 32, "the rules are not those"),
        ("lens", "F", "the lens is not the one"),
        ("bots", ["essay"], "there was no bot called adaptive"),
    ],
)
def test_a_header_that_contradicts_itself_is_found(
    set_table: SetTable, field: str, value: str, words: str
) -> None:
    whole = set_table(people=()).path
    records = read(whole).records
    out = whole.with_name("other-header.jsonl")
    with Journal.create(out, {**records[0].body, field: value}, NOON) as journal:
        for record in records[1:]:
            journal.append(record.kind, record.body, record.at)
    assert words in (verify(out).difference or "")


def older(whole: Path, lacks: Callable[[dict[str, Any]], None]) -> Path:
    """The same record as an older version would have written it, with a digest to match."""
    records = read(whole).records
    body = json.loads(json.dumps(records[0].body))
    lacks(body["rulebook"])
    body["rules_digest"] = written_digest(body["rulebook"])
    out = whole.with_name("older.jsonl")
    with Journal.create(out, body, NOON) as journal:
        for record in records[1:]:
            journal.append(record.kind, record.body, record.at)
    return out


def test_a_save_from_before_rules_had_a_new_field_still_verifies(set_table: SetTable) -> None:
    def lacks(rulebook: dict[str, Any]) -> None:
        for lens in rulebook["lenses"]:
            del lens["dissent"]

    assert verify(older(set_table(people=()).path, lacks)).agrees


def test_a_save_whose_rules_lack_a_parameter_is_refused_in_a_sentence(set_table: SetTable) -> None:
    def lacks(rulebook: dict[str, Any]) -> None:
        rows = rulebook["parameters"]
        rulebook["parameters"] = [p for p in rows if p["name"] != "politics.cards_a_quarter"]

    with pytest.raises(ContentError, match=r"politics\.cards_a_quarter.*replay"):
        verify(older(set_table(people=()).path, lacks))


def test_a_head_noted_down_at_the_table_is_found_again_or_the_record_was_changed(
    set_table: SetTable,
) -> None:
    whole = set_table(people=()).path
    noted = read(whole).records[9].prev[:8]
    assert verify(whole, head=noted.upper()).agrees
    assert verify(whole, head=read(whole).head).agrees
    cut = whole.with_name("cut.jsonl")
    repair(whole, 5, cut)
    assert verify(cut).agrees
    assert f"no record of it has the head {noted}" in (verify(cut, head=noted).difference or "")
