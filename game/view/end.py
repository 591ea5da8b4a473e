"""The end of a match: how it ended, the scores, and what was hidden until then."""

from game.core.observation import AimView, Close, Score
from game.view.cells import Bar, Mark, Page, PageLine, PageRow, Phrase, Side, note, one_line


def end(close: Close, role: str = "") -> Page:
    """How the match ended, the scores and what was hidden; a role's own score comes first."""
    over = (note(f"The match is over: {close.ending}."), note(close.text))
    hidden = tuple(note(f"{before} {what}.") for before, what in secrets(close))
    return Page("end", (*over, *scores(close, role).rows, *hidden))


def scores(close: Close, role: str = "") -> Page:
    """All scores, one's own first; R13.2 they are not compared, so none of them leads."""
    in_order = sorted(close.scores, key=lambda score: score.faction != role)
    rows = ((_score(one, role), *map(_aim, one.aims)) for one in in_order)
    return Page("scores", tuple(row for own in rows for row in own))


def secrets(close: Close) -> tuple[tuple[str, str], ...]:
    """What was secret: the world-model that was drawn, and the seed of all chance."""
    lens = one_line(f"{close.lens}: {close.lens_title}")
    return (("The world was lens", lens), ("The seed was", one_line(close.seed)))


def _score(score: Score, role: str) -> PageRow:
    met = "aims met" if score.met_aims else "aims not met"
    you: PageLine = (Phrase("(you)"),) if score.faction == role else ()
    return PageRow(
        f"score {score.faction}",
        (
            Bar(score.score / 100, score.faction),
            Phrase(f"{score.score:.0f}", "title"),
            Phrase(met, "good" if score.met_aims else "muted"),
            Side(score.faction),
            *you,
        ),
        told=(f"{score.faction}: {score.score:.0f} of 100, {met}.",),
        kind="note",
    )


def _aim(aim: AimView) -> PageRow:
    met = aim.reached >= 1
    cells = (
        Mark("met" if met else "unmet", "good" if met else "muted"),
        Phrase(aim.title, "muted"),
        Phrase(f"{aim.reached * 100:.0f}%"),
        Phrase(f"weight {aim.weight:.0%}", "muted"),
    )
    return PageRow(f"aim {aim.title}", cells, kind="note")
