"""The prompt line: what this phase is about and which key comes next."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, Part, ink, spread
from game.tui.ink.inks import KEY, MUTED, WORDS
from game.tui.ink.player_text import clean
from game.view.next_step import NextStep, Undecided


def key_cap(key: str) -> Part:
    """A key as it is pressed."""
    return (f" {key} ", "bold $ground on $key")


def draw_sealing(frame: Frame) -> Content:
    """What the prompt says from the moment orders are sealed until the table answers."""
    return ink((f"{frame.glyphs.cursor} ", KEY), ("Sealed. The others decide now.", WORDS))


def draw_prompt(
    step: NextStep, still: tuple[Undecided, ...], observation: Observation, frame: Frame
) -> Content:
    """``Spend your 16 points.  Enter look over and commit   Tab 2 open``."""
    words = step.words or clean(observation.prompt)
    parts: list[Part] = [(f"{frame.glyphs.cursor} ", KEY), (words, WORDS), "  "]
    if step.key:
        parts += [key_cap("Enter"), (f" {step.key}", WORDS)]
    tail = ink(key_cap("Tab"), (f" {len(still)} open ", MUTED)) if still else Content("")
    return spread(ink(*parts), tail, frame)
