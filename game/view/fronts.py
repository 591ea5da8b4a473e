"""The four fronts, each with the sentence that says how it stands."""

from game.core.observation import Observation
from game.view.cells import Page, PageRow, Phrase


def fronts(seen: Observation) -> Page:
    """How the four fronts stand."""
    return Page(
        "fronts",
        tuple(
            PageRow(
                f"front {front.id}",
                (Phrase(front.title, "title"), Phrase(front.sentence)),
                told=(f"{front.title}: {front.sentence}",),
            )
            for front in seen.fronts
        ),
    )
