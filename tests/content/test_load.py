"""The rules load whole, quickly told apart by a digest, and stop with one clear sentence."""

import shutil
from pathlib import Path

import pytest

from game.content.load import (
    doctrine_ids,
    hindcast_ids,
    load_doctrine,
    load_doctrines,
    load_hindcast,
    load_rulebook,
    load_text,
    parse_card,
    parse_file,
    rulebook_digest,
)
from game.content.locate import VARIABLE, content_root
from game.core.cards import Card, Inject, WorldEvent
from game.core.compile import compile_rules
from game.core.errors import ContentError

from .conftest import FIXTURE, Edit


def test_the_shipped_rules_load_and_compile_under_every_lens_and_scenario() -> None:
    rulebook = load_rulebook()
    for scenario in rulebook.scenarios:
        for lens in rulebook.lenses:
            assert compile_rules(rulebook, lens.id, scenario.id).length > 0


def test_the_shipped_doctrines_load() -> None:
    assert {"status-quo", "essay", "open-door", "adaptive"} <= set(doctrine_ids())
    assert tuple(load_doctrines()) == doctrine_ids()


def test_every_list_of_the_small_content_is_read() -> None:
    rulebook = load_rulebook(FIXTURE)
    assert [p.name for p in rulebook.parameters] == [
        "compute.growth",
        "compute.offer_0",
        "compute.base_us",
    ]
    assert [c.id for c in rulebook.cards] == ["china/shell-firms", "us/grid-deal"]
    assert [e.id for e in rulebook.events] == ["world/heat-wave"]
    assert [i.id for i in rulebook.injects] == ["inject/leak"]
    assert [lens.id for lens in rulebook.lenses] == ["A", "B"]
    assert [s.id for s in rulebook.scenarios] == ["2026q3"]
    assert load_text(FIXTURE).startswith("# The rules")
    assert load_doctrine("plain", FIXTURE).plans["us"].spend[0].points == 3


def test_the_digest_follows_every_word_and_nothing_else(edit: Edit, root: Path) -> None:
    before = rulebook_digest(load_rulebook(root))
    assert before == rulebook_digest(load_rulebook(FIXTURE))
    edit("cards/us/grid-deal.yaml", "cost: 3", "cost: 3  # a remark")
    assert rulebook_digest(load_rulebook(root)) == before
    edit("cards/us/grid-deal.yaml", "cost: 3", "cost: 4")
    assert rulebook_digest(load_rulebook(root)) != before


STOPS = [
    ("cards/us/grid-deal.yaml", "cost: 3", "cost: lots", "cards/us/grid-deal.yaml:6:7: `cost`"),
    (
        "cards/us/grid-deal.yaml",
        "add, target: compute.us",
        "add, target: compute.uk",
        "cards/us/grid-deal.yaml:11:25: there is no variable compute.uk; did you mean compute.us?",
    ),
    (
        "rules/lenses/a-lens.yaml",
        "compute.growth",
        "compute.groth",
        "rules/lenses/a-lens.yaml:11:17: there is no parameter compute.groth; did you mean",
    ),
    (
        "rules/base/levers.yaml",
        "name: us.energy",
        "name: us.energy\n    name: us.power",
        "rules/base/levers.yaml:4:5: the key 'name' stands twice; keep one",
    ),
    (
        "rules/scenarios/2026q3.yaml",
        "inject/leak",
        "inject/leek",
        "rules/scenarios/2026q3.yaml:8:20: there is no inject/leek; did you mean inject/leak?",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), STOPS)
def test_a_fault_stops_the_load_with_its_place(
    edit: Edit, file: str, old: str, new: str, sentence: str
) -> None:
    root = edit(file, old, new)
    with pytest.raises(ContentError) as stopped:
        load_rulebook(root)
    assert str(stopped.value).startswith(sentence)
    assert "\n" not in str(stopped.value)


def test_bytes_that_are_not_utf8_are_named_with_their_place(root: Path) -> None:
    (root / "cards/us/grid-deal.yaml").write_bytes(b"id: us/x\ntitle: Gr\xfc\xdfe\n")
    with pytest.raises(ContentError, match=r"grid-deal.yaml:2:10: not UTF-8 text; save"):
        load_rulebook(root)


def test_a_file_too_large_is_refused_before_it_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = root / "cards/us/grid-deal.yaml"
    large.write_bytes(b"#" * 1_000_001)
    read = Path.read_bytes

    def watched(path: Path) -> bytes:
        assert path != large
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", watched)
    with pytest.raises(ContentError, match=r"grid-deal.yaml:1:1: the file is larger than 1 MB"):
        load_rulebook(root)


def test_a_wrong_doctrine_is_answered_with_the_nearest() -> None:
    with pytest.raises(ContentError, match="no doctrine 'esay'; did you mean essay"):
        load_doctrine("esay")
    with pytest.raises(ContentError, match="there are plain"):
        load_doctrine("../../cards/us/grid-deal", FIXTURE)


def test_a_hindcast_is_loaded_by_its_name_and_is_no_scenario() -> None:
    past = load_hindcast("past", FIXTURE)
    assert hindcast_ids(FIXTURE) == ("past",)
    assert past.observed[0].published[1].central == 7.0
    assert past.id not in [scenario.id for scenario in load_rulebook(FIXTURE).scenarios]
    with pytest.raises(ContentError, match="no hindcast 'passt'; did you mean past"):
        load_hindcast("passt", FIXTURE)


def test_one_card_can_be_read_from_a_text() -> None:
    made = {
        "us/grid-deal": Card,
        "world/heat-wave": WorldEvent,
        "inject/leak": Inject,
    }
    for name, kind in made.items():
        card = parse_card((FIXTURE / f"cards/{name}.yaml").read_text(), "mine.yaml")
        assert isinstance(card, kind)
        assert card.id == name
    with pytest.raises(ContentError, match=r"mine.yaml:1:1: `deck` is missing"):
        parse_card("id: us/x\n", "mine.yaml")


def test_one_lens_can_be_read_from_a_text() -> None:
    text = (FIXTURE / "rules/lenses/a-lens.yaml").read_text()
    assert parse_file("lens", text, "mine.yaml").id == "A"


def test_content_lies_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (content_root() / "cards").is_dir()
    monkeypatch.setenv(VARIABLE, str(FIXTURE))
    assert content_root() == FIXTURE
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(ContentError, match="has no rules/ folder"):
        content_root()


def test_what_systems_leave_beside_files_is_passed_over_and_another_ending_is_said(
    tmp_path: Path,
) -> None:
    shutil.copytree(FIXTURE, tmp_path, dirs_exist_ok=True)
    before = load_rulebook(tmp_path)
    (tmp_path / "cards" / "us" / "._copy.yaml").write_bytes(b"\x00\x05\x16\x07")
    assert load_rulebook(tmp_path) == before
    (tmp_path / "cards" / "us" / "late.yml").write_text("deck: us\n")
    with pytest.raises(ContentError, match=r"cards/us/late.yml.*name it late.yaml"):
        load_rulebook(tmp_path)
