"""Reports as files: one match, or a folder of them with a page that compares them."""

from collections.abc import Sequence
from pathlib import Path

from game.analysis.lenses import compare
from game.analysis.report.html import html
from game.analysis.report.markdown import markdown
from game.analysis.report.parts import Document, Grid, Prose, Section
from game.analysis.report.sections import NOT_A_FORECAST, document
from game.analysis.report.telling import Telling
from game.core.errors import UsageError
from game.core.observation import Role
from game.core.rule_titles import FACTION_TITLES
from game.world.vocabulary import FACTIONS

SAVES = "*.jsonl"


def write_reports(place: Path, out: Path, role: Role, *, anonymous: bool) -> list[Path]:
    """Write up the match at `place`, or every match in that folder; what was written."""
    saves = sorted(place.glob(SAVES)) if place.is_dir() else [place]
    if not saves:
        raise UsageError(f"There is no match in {place}; give a save or a folder of saves.")
    told = [(save, Telling.of(save, role)) for save in saves]
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, (save, telling) in enumerate(told, 1):
        whole = telling.over and role == "white"
        page = document(telling, compare(save) if whole else None, anonymous=anonymous)
        stem = f"table-{number}" if anonymous else save.stem
        written += _write(out / stem, page)
    if place.is_dir():
        names = [path.stem for path in written[::2]]
        written += _write(out / "all-tables", _together(names, [one for _, one in told]))
    return written


def _write(path: Path, page: Document) -> list[Path]:
    """Write a page in both forms; names end anew, so that dots in them stay."""
    files = [path.with_name(f"{path.name}.html"), path.with_name(f"{path.name}.md")]
    for file, text in zip(files, (html(page), markdown(page)), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def _together(names: Sequence[str], told: Sequence[Telling]) -> Document:
    """The page that sets all tables side by side."""
    rows = []
    for name, one in zip(names, told, strict=True):
        close, lead = one.last.close, _lead(one)
        scores = {score.faction: f"{score.score:.0f}" for score in close.scores} if close else {}
        ending = close.ending if close else f"goes on, {one.last.quarter}"
        rows.append((name, ending, lead, *(scores.get(side, "–") for side in FACTIONS)))
    head = ("Table", "Ending", "US lead", *(FACTION_TITLES[side] for side in FACTIONS))
    parts = (
        Prose(NOT_A_FORECAST),
        Grid("All tables", head, tuple(rows)),
        Prose("Scores of sides are not comparable with each other, but one side's between tables."),
    )
    about = f"{len(rows)} tables"
    return Document("Four Fronts: all tables", about, (Section("Side by side", parts),))


def _lead(told: Telling) -> str:
    figures = {f.name: f for front in told.last.fronts for f in front.figures}
    return f"{figures['lead'].value:.1f} months" if "lead" in figures else "–"
