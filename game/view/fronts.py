"""The four fronts, each with the sentence that says how it stands."""

from game.core.observation import Observation
from game.view.cells import Page, Row, Words


def fronts(seen: Observation) -> Page:
    """How the four fronts stand."""
    return Page(
        "fronts",
        tuple(
            Row(
                f"front {front.id}",
                (Words(front.title, "title"), Words(front.sentence)),
                told=(f"{front.title}: {front.sentence}",),
            )
            for front in seen.fronts
        ),
    )
