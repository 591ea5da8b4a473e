"""Where saves are kept, and which one is continued."""

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from game.core.errors import SaveError
from game.store import places
from game.store.journal import Journal
from game.store.places import latest_save, new_save_path, saves, saves_folder
from tests.store.matches import AT, HEADER


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "deep" / "saves"
    monkeypatch.setenv("FOURFRONTS_SAVES", str(folder))
    return folder


def test_a_checkout_keeps_its_saves_in_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOURFRONTS_SAVES", raising=False)
    assert saves_folder() == Path(__file__).resolve().parents[2] / "saves"


def test_an_installed_game_keeps_them_with_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("FOURFRONTS_SAVES", raising=False)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "lib" / "game" / "store" / "places.py"))
    own = platformdirs.user_data_path("four-fronts", appauthor=False)
    assert saves_folder() == own / "saves"


def test_the_variable_says_where_saves_live(folder: Path) -> None:
    assert saves_folder() == folder


def test_a_new_name_is_free_says_scenario_and_time_and_is_ours_alone(folder: Path) -> None:
    names = {new_save_path("2026q3", AT).name for _ in range(50)}
    assert len(names) == 50
    assert all(name.startswith("2026q3-20261123100000-") for name in names)
    for player_text in ("../../etc/passwd", "Bob's game", "", "a/b", "\x1b[2J"):
        with pytest.raises(ValueError, match="not the id of a scenario"):
            new_save_path(player_text, AT)
    assert new_save_path("2026q3", "../../evil").parent == folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_the_folder_is_made_for_its_owner_alone(folder: Path) -> None:
    old = os.umask(0)
    try:
        new_save_path("2026q3", AT)
    finally:
        os.umask(old)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_save_written_last_is_the_latest_and_other_files_are_not(folder: Path) -> None:
    assert latest_save() is None
    paths = []
    for age in (30, 10, 20):
        path = new_save_path("2026q3", AT)
        Journal.create(path, HEADER, AT).close()
        os.utime(path, (2_000_000_000 - age, 2_000_000_000 - age))
        paths.append(path)
    (folder / "empty.jsonl").touch()
    (folder / "other.jsonl").write_text('{"name": "not ours"}\n')
    (folder / "folder.jsonl").mkdir()
    assert saves() == [paths[1], paths[2], paths[0]]
    assert latest_save() == paths[1]


def test_an_unfinished_match_comes_before_those_that_ended_later(folder: Path) -> None:
    for age, kinds in ((30, ("note", "match_ended")), (20, ("note",)), (10, ("match_ended",))):
        path = new_save_path("2026q3", AT)
        with Journal.create(path, HEADER, AT) as journal:
            for kind in kinds:
                journal.append(kind, {}, AT)
        os.utime(path, (2_000_000_000 - age, 2_000_000_000 - age))
        if age == 20:
            unfinished = path
    assert latest_save("match_ended") == unfinished
    unfinished.unlink()
    assert latest_save("match_ended") == latest_save() != unfinished


def test_a_folder_that_cannot_be_made_gets_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FOURFRONTS_SAVES", str(tmp_path / "file" / "saves"))
    with pytest.raises(SaveError) as refusal:
        new_save_path("2026q3", AT)
    sentence = str(refusal.value)
    assert sentence.startswith(f"Saves can't be kept in {tmp_path / 'file' / 'saves'}: ")
    assert sentence.endswith("Set FOURFRONTS_SAVES to a folder you can write to.")
    assert latest_save() is None


def test_a_folder_that_may_not_be_written_gets_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(SaveError, match=r"you may not write there\. Set FOURFRONTS_SAVES"):
        new_save_path("2026q3", AT)
