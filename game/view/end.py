"""The end of a match: how it ended, the scores, and what was hidden until then."""

from game.core.observation import Close, Score
from game.view.cells import Bar, Page, Row, Side, Words, note


def end(close: Close) -> Page:
    """How the match ended."""
    hidden = (
        note(f"The world was lens {close.lens}: {close.lens_title}."),
        note(f"The seed was {close.seed}."),
    )
    over = (note(f"The match is over: {close.ending}."), note(close.text))
    return Page("end", (*over, *map(_score, close.scores), *hidden))


def _score(score: Score) -> Row:
    met = "aims met" if score.met_aims else "aims not met"
    return Row(
        f"score {score.faction}",
        (
            Side(score.faction),
            Bar(score.score / 100),
            Words(f"{score.score:.0f}", "title"),
            Words(met, "good" if score.met_aims else "muted"),
        ),
        told=(f"{score.faction}: {score.score:.0f} of 100, {met}.",),
        kind="note",
    )
