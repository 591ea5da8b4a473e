"""One house style: ruff's formatter lays out every file, and no line asks to be left out of it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"#\s*fmt\s*:\s*(skip|off|on)\b")


def marked(folder: Path) -> list[str]:
    """Lines below a folder that the formatter is told to leave alone."""
    return [
        f"{path.relative_to(folder)}:{number}"
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MARK.search(line)
    ]


def test_no_line_is_kept_from_the_formatter() -> None:
    assert marked(ROOT / "game") == []
    assert marked(ROOT / "tests") == []


def test_the_search_finds_a_mark(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("x = [1,\n     2]  # fmt: " + "skip\n")
    assert marked(tmp_path) == ["one.py:2"]
