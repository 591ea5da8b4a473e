"""The wheel is the whole game: it plays from any folder, with its own cards and rules."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this tree, as `pipx install .` builds it."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_it_carries_every_card_and_rule(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    kept = [
        f"game/_data/{path.relative_to(ROOT)}"
        for folder in ("cards", "rules")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    ]
    assert kept
    assert set(kept) <= carried
    assert "game/py.typed" in carried


def test_it_carries_its_licence(wheel: Path) -> None:
    carried = zipfile.ZipFile(wheel)
    (name,) = [name for name in carried.namelist() if name.endswith("licenses/LICENSE")]
    assert carried.read(name) == (ROOT / "LICENSE").read_bytes()


def test_it_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    script = "import sys; sys.argv[0] = 'fourfronts'; from game.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "lint"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert str(ROOT) not in done.stdout
