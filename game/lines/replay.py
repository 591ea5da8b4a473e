"""A record as lines of text: every position, one after the other."""

from collections.abc import Iterator

from game.core.observation import Observation, Role
from game.lines import pages
from game.lines.printing import WIDTH, lines_of, wrap
from game.lines.receipts import receipt_lines
from game.view.fronts import fronts
from game.view.orders import orders
from game.view.replaying import Replay

TOLD = ("lead", "adoption.us", "distribution.us", "resilience.us")


def replay_lines(record: Replay, role: Role, reveal: bool) -> Iterator[str]:
    """Yield the lines of a whole record through one role's eyes."""
    if reveal:
        yield "Everything there was to see, hidden or not; without --reveal what one side saw."
    else:
        yield f"What {role} saw; --as china (or another) changes the eyes, --reveal lifts the fog."
    for place, words in enumerate(record.positions):
        seen = record.observe(place, role, reveal=reveal)
        yield from ("", "=" * WIDTH, words)
        yield from lines_of(fronts(seen))
        yield from _happened(seen)
        if seen.close is not None:
            yield from pages.close(seen.close)


def _happened(seen: Observation) -> Iterator[str]:
    """Yield the orders, the news and the causes of the headline figures of the quarter."""
    if seen.draft:
        yield "Your orders:"
        yield from lines_of(orders(seen))
    for item in seen.news:
        if item.quarter == seen.quarter:
            yield from wrap(f"{item.title}: {item.text}", "  ")
    for receipt in seen.receipts:
        if receipt.variable in TOLD:
            yield from receipt_lines(receipt)
