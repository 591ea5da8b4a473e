"""The rulebook as the board reads it: paragraphs that can be listed and searched."""

from collections.abc import Callable, Sequence

from game.content.paragraphs import Paragraph

RulesText = Callable[[], Sequence[Paragraph]]
"""Gives every paragraph, in the rulebook's order; called only when the rulebook is opened."""


def no_rules() -> Sequence[Paragraph]:
    """A board that was given no rulebook."""
    return ()


def search(paragraphs: Sequence[Paragraph], words: str) -> tuple[Paragraph, ...]:
    """The paragraphs that contain every one of the words, or whose number starts with them."""
    asked = words.lower().split()
    return tuple(
        paragraph
        for paragraph in paragraphs
        if paragraph.id.lower().startswith(words.lower())
        or all(
            word in f"{paragraph.id} {paragraph.title} {paragraph.text}".lower() for word in asked
        )
    )
