"""Every command as a user types it: what it prints, where, and the exit code."""

import json
import os
import re
import shlex
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from game.cli.main import run
from game.core.errors import SaveError, UsageError

ROOT = Path(__file__).parents[2]
START = "import sys; from game.cli import main; sys.argv[0] = 'fourfronts'; main()"


def fourfronts(
    *words: str, given: str = "", cwd: Path = ROOT, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-c", START, *words],
        input=given,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished match, made by the command itself."""
    path = tmp_path_factory.mktemp("saves") / "match.jsonl"
    done = fourfronts(
        "simulate", "--games", "1", "--scenario", "crunch-2027", "--lens", "B", "--save", str(path)
    )
    assert done.returncode == 0, done.stderr
    return path


def test_a_script_plays_a_whole_match_through_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    script = "go\ngo\nspend enforcement 4\nspend 3 2\nestimate lead 5 7 9\ncommit\n" + "go\n" * 60
    done = fourfronts(
        "play", "--plain", "--scenario", "crunch-2027", "--save", str(path), given=script
    )
    assert done.returncode == 0, done.stderr
    assert "The match is over:" in done.stdout
    assert "Refused" not in done.stdout
    assert fourfronts("verify", str(path)).returncode == 0


def test_an_input_that_ends_leaves_a_save_that_resumes(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    done = fourfronts("play", "--plain", "--save", str(path), given="go\n")
    assert done.returncode == 0
    assert f"Saved in {path}" in done.stdout
    again = fourfronts("resume", str(path), "--plain", given="seats\n")
    assert again.returncode == 0
    assert "negotiation" in again.stdout


def test_resume_finds_the_match_played_last(tmp_path: Path) -> None:
    fourfronts("play", "--plain", "--as", "china", given="go\n", FOURFRONTS_SAVES=str(tmp_path))
    done = fourfronts("resume", "--plain", given="", FOURFRONTS_SAVES=str(tmp_path))
    assert "china 2026Q3 negotiation" in done.stdout


def test_hot_seat_hands_over_between_people(tmp_path: Path) -> None:
    done = fourfronts(
        "play",
        "--plain",
        "--hotseat",
        "us,china",
        "--save",
        str(tmp_path / "m.jsonl"),
        given="go\nhere\nhand\n",
    )
    assert "Hand over to china" in done.stdout
    assert "You are china." in done.stdout


def test_verify_says_which_files_agree(save: Path, tmp_path: Path) -> None:
    torn = tmp_path / "half.jsonl"
    torn.write_bytes(save.read_bytes()[: -len(save.read_bytes()) // 3])
    done = fourfronts("verify", str(save), str(torn))
    assert "4 quarters agree (a finished match)" in done.stdout
    assert "(an unfinished match)" in done.stdout
    assert done.returncode == 0


def test_a_damaged_save_is_refused_and_repaired_into_a_new_file(save: Path, tmp_path: Path) -> None:
    lines = save.read_bytes().splitlines(keepends=True)
    broken = tmp_path / "broken.jsonl"
    lines[5] = lines[5].replace(b'"seq":5', b'"seq":6')
    broken.write_bytes(b"".join(lines))
    refused = fourfronts("verify", str(broken))
    assert refused.returncode == 4
    assert "repair" in refused.stdout
    mended = tmp_path / "mended.jsonl"
    done = fourfronts("repair", str(broken), "--to", "4", "--out", str(mended))
    assert done.returncode == 0, done.stderr
    assert fourfronts("verify", str(mended)).returncode == 0


NO_SAVES = {"missing": None, "another file": b"all: play", "empty": b""}


@pytest.mark.parametrize(
    "words",
    [
        ("replay", "SAVE"),
        ("replay", "SAVE", "--plain"),
        ("replay", "SAVE", "--json"),
        ("resume", "SAVE"),
        ("lenses", "SAVE"),
        ("why", "SAVE", "2027Q3", "lead"),
        ("verify", "SAVE"),
        ("verify", "SAVE", "--json"),
        ("repair", "SAVE", "--to", "1", "--out", "OUT"),
        ("orders", "OUT", "--save", "SAVE"),
    ],
    ids=" ".join,
)
def test_every_command_that_reads_a_save_says_alike_that_there_is_none(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind, content in NO_SAVES.items():
        path = tmp_path / f"{kind}.jsonl"
        if content is not None:
            path.write_bytes(content)
        there = {"SAVE": str(path), "OUT": str(tmp_path / "out")}
        assert run([there.get(word, word) for word in words]) == SaveError.exit_code, kind
        assert path.name in "".join(capsys.readouterr())
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("word", "code"), [("xyzzy", UsageError.exit_code), ("lead", 0)])
def test_a_word_that_the_rules_do_not_know_is_a_fault(
    word: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", word]) == code
    out, err = capsys.readouterr()
    assert ("The rules say nothing about 'xyzzy'; try another word." in err) == (code != 0)
    assert bool(out) == (code == 0)


def test_replay_prints_every_quarter_as_lines_and_as_json(save: Path) -> None:
    lines = fourfronts("replay", str(save), "--plain", "--as", "china")
    assert lines.returncode == 0, lines.stderr
    assert "2027Q3" in lines.stdout
    objects = fourfronts("replay", str(save), "--json", "--reveal").stdout.splitlines()
    assert [json.loads(text)["quarter"] for text in objects][-1] == "2027Q4"


def test_simulate_prints_the_object_that_was_promised() -> None:
    done = fourfronts(
        "simulate",
        "--games",
        "40",
        "--lens",
        "A",
        "--scenario",
        "crunch-2027",
        "--seed",
        "7",
        "--orders",
        "us=essay,allies=essay,labs=essay,china=adaptive",
        "--json",
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert list(result) == [
        "games",
        "scenario",
        "lens",
        "orders",
        "seed",
        "lead_months",
        "lead_path",
        "endings",
        "scores",
        "fronts",
        "systemic_incident",
        "quarters_per_second",
    ]
    assert sum(result["endings"].values()) == 40
    assert set(result["lead_months"]) == {"p5", "p25", "p50", "p75", "p95", "mean"}
    assert len(result["lead_path"]) == 4


def test_fuzz_reports_what_it_played() -> None:
    done = fourfronts("fuzz", "--matches", "2")
    assert done.returncode == 0, done.stderr
    assert "2 matches" in done.stdout
    assert "0 faults" in done.stdout


def test_the_shipped_content_lints() -> None:
    done = fourfronts("lint")
    assert done.returncode == 0, done.stdout


def test_rules_answers_with_parameters_and_sources() -> None:
    done = fourfronts("rules", "R6.2")
    assert done.returncode == 0, done.stderr
    assert "capability.months" in done.stdout


WRONG = [
    (("play", "--as", "russia", "--plain"), 2, "There is no faction 'russia'"),
    (("play", "--lens", "Z", "--plain"), 2, "There is no lens 'Z'"),
    (("play", "--scenario", "2026q4", "--plain"), 2, "Did you mean 2026q3?"),
    (("play", "--bots", "china=adaptiv", "--plain"), 2, "did you mean adaptive?"),
    (("play", "--bots", "china", "--plain"), 2, "is not of the form us=essay"),
    (("play",), 6, "add --plain"),
    (("play", "--as", "chna"), 2, "Did you mean china?"),
    (("play", "--lens", "Z"), 2, "There is no lens 'Z'"),
    (("play", "--bots", "china=adaptiv"), 2, "did you mean adaptive?"),
    (("resume",), 2, "There is no saved match in"),
    (("resume", "nothing.jsonl"), 4, "nothing.jsonl"),
    (("simulate", "--orders", "us=esay"), 2, "did you mean essay?"),
    (("simulate", "--games", "2", "--save", "x.jsonl"), 2, "add --games 1"),
    (("replay", "nothing.jsonl", "--plain"), 4, "nothing.jsonl"),
    (("replay", "README.md", "--plain"), 4, "README.md"),
    (("nonsense",), 2, "No such command"),
    (("orders", "nothing.yaml", "--code", "AAAA-AAAA"), 1, "There is no nothing.yaml."),
    (("orders", "rules", "--code", "AAAA-AAAA"), 1, "rules is a folder; give a file."),
    (("orders", "x.yaml"), 2, "Give your faction's code"),
    (("orders", "x.yaml", "--save", "saves/examples/a-person-leads-china.jsonl"), 2, "is over"),
    (("orders", "README.md", "--import", "rules", "--code", "A"), 3, "README.md"),
    (("forget", "README.md"), 2, "is a file"),
    (("forget", "rules"), 4, "There is no room in rules"),
    (("why", "rules", "2027Q3", "lead"), 4, "rules is a folder"),
    (("why", "saves/examples/a-person-leads-china.jsonl", "2029Q9", "lead"), 2, "no quarter that"),
    (("lenses", "README.md"), 4, "README.md is not a Four Fronts save."),
    (("schema", "crad"), 2, "Did you mean card?"),
]


@pytest.mark.parametrize(("words", "code", "sentence"), WRONG, ids=lambda x: str(x)[:40])
def test_wrong_input_gets_one_sentence_and_an_honest_code(
    words: tuple[str, ...], code: int, sentence: str, tmp_path: Path
) -> None:
    done = fourfronts(*words, FOURFRONTS_SAVES=str(tmp_path))
    assert done.returncode == code, done.stderr
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert list(tmp_path.iterdir()) == []


def test_bad_yaml_is_named_by_file_and_line(tmp_path: Path) -> None:
    for name in ("cards", "rules"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(tmp_path)], check=True)
    card = tmp_path / "cards" / "us" / "hotline.yaml"
    card.write_text(re.sub(r"cost: \d", "cost: lots", card.read_text()))
    done = fourfronts("play", "--plain", FOURFRONTS_CONTENT=str(tmp_path))
    assert done.returncode == 3
    assert re.match(r"cards/us/hotline\.yaml:\d+:\d+: `cost` must be", done.stderr)


def test_a_save_from_a_newer_version_is_refused_unread(save: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    first = save.read_bytes().splitlines()[0].replace(b'{"v":1,', b'{"v":9,')
    body = first.partition(b',"sum":"')[0]
    path.write_bytes(body + b',"sum":"%08x"}\n' % zlib.crc32(body))
    for words in (("resume", "--plain"), ("lenses",), ("replay", "--plain")):
        done = fourfronts(words[0], str(path), *words[1:])
        assert done.returncode == 4
        assert "was written by a newer Four Fronts" in done.stderr


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    done = fourfronts("play", "--plain", FOURFRONTS_SAVES=str(blocker / "saves"))
    assert done.returncode == 4
    assert "Saves can't be kept in" in done.stderr


def test_a_full_disk_stops_the_match_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """The system's own limit on the size of a file stands in for the full disk."""
    path = tmp_path / "m.jsonl"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000));"
    limit += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    done = subprocess.run(
        [sys.executable, "-c", limit + START, "play", "--plain", "--save", str(path)],
        input="go\n" * 100,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 5, done.stderr
    assert "could not be saved" in done.stderr
    assert "Traceback" not in done.stderr
    assert fourfronts("verify", str(path)).returncode == 0


def test_a_reader_who_goes_away_early_is_no_failure(save: Path) -> None:
    command = shlex.join([sys.executable, "-c", START, "replay", "--plain", str(save)])
    ask = f"{command} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in done.stderr
