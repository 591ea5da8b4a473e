"""What happened this quarter, front by front, with causes; and the news of it."""

from dataclasses import dataclass

from textual.content import Content

from game.core.observation import Front, Observation
from game.tui.ink.frame import Frame, fit, ink, spread, stack, wrap
from game.tui.ink.fronts import draw_front
from game.tui.ink.inks import MUTED, TITLE, WORDS
from game.tui.ink.news import draw_folded, news_paragraph
from game.tui.ink.numbers import change_words
from game.tui.ink.player_text import PlayerText, clean
from game.tui.ink.receipts import draw_waterfall
from game.view.news import of_the_table, of_the_world
from game.view.receipts import front_receipts

LATEST = 3
"""Notices of the table that a story names; the others are only counted."""


@dataclass(frozen=True)
class Chapter:
    """One page of the story: a front, or the news."""

    title: str
    front: Front | None


def chapters(observation: Observation) -> tuple[Chapter, ...]:
    """The news first, then the four fronts."""
    fronts = tuple(Chapter(clean(front.title), front) for front in observation.fronts)
    return (Chapter("What happened", None), *fronts)


def story_quarter(observation: Observation) -> str | None:
    """The newest quarter that has been resolved, as this seat knows it."""
    return observation.receipts[-1].quarter if observation.receipts else None


def draw_chapter(observation: Observation, chapter: Chapter, frame: Frame) -> Content:
    """One page."""
    if chapter.front is None:
        return stack(_news_page(observation, frame))
    return stack(_front_page(observation, chapter.front, frame))


def _news_page(observation: Observation, frame: Frame) -> list[Content]:
    quarter = story_quarter(observation)
    items = [item for item in reversed(of_the_world(observation)) if item.quarter == quarter]
    lines = [*_front_changes(observation, frame), Content(""), ink(("In the news", TITLE))]
    if not items:
        lines.append(ink(("A quiet quarter: nothing made the news.", MUTED)))
    for item in items:
        lines += [*news_paragraph(item, frame), Content("")]
    return [*(lines[:-1] if items else lines), *_told_of_the_table(observation, frame)]


def _told_of_the_table(observation: Observation, frame: Frame) -> list[Content]:
    """The notices of the quarter folded: the latest titles, and how many more there are."""
    quarter = story_quarter(observation)
    told = [item for item in of_the_table(observation) if item.quarter == quarter]
    lines = [PlayerText(item.title).content(MUTED) for item in reversed(told[:LATEST])]
    more = draw_folded(told, frame) if len(told) > LATEST else []
    head = [Content(""), ink(("At the table", TITLE))] if told else []
    return [*head, *(fit(line, frame.width, frame.glyphs) for line in lines), *more]


def _front_changes(observation: Observation, frame: Frame) -> list[Content]:
    """A line a front: what it says now, and how its first figure moved."""
    lines = []
    for front in observation.fronts:
        change = change_words(front.figures[0], frame.glyphs) if front.figures else Content("")
        words = ink((fit(clean(front.title), 22).plain, TITLE), (clean(front.sentence), WORDS))
        folded = wrap(words, frame.width - 10)
        lines.append(spread(folded[0], change, frame))
        lines += [ink(" " * 22, line) for line in folded[1:]]
    return lines


def _front_page(observation: Observation, front: Front, frame: Frame) -> list[Content]:
    drawing = draw_front(observation, front, Frame(frame.width, 4, frame.glyphs))
    lines = [*wrap(ink((clean(front.sentence), WORDS)), frame.width), Content("")]
    lines += [*drawing.split("\n"), Content("")]
    for receipt in front_receipts(observation, front.id):
        lines += [*draw_waterfall(receipt, frame).split("\n"), Content("")]
    if not front_receipts(observation, front.id):
        lines.append(ink(("No receipt for this front yet.", MUTED)))
    return lines


def story_title(observation: Observation, place: int) -> Content:
    """``2027 Q2 · 2 of 5 · Intelligence``."""
    pages = chapters(observation)
    quarter = story_quarter(observation) or observation.quarter
    return ink(
        (f" {quarter[:4]} {quarter[4:]}  ", MUTED),
        (pages[place].title, TITLE),
        (f"  {place + 1} of {len(pages)} ", MUTED),
    )
