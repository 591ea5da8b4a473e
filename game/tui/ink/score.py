"""The end: the named ending, everybody's score and aims, and what was hidden until now."""

from textual.content import Content

from game.core.observation import Close, Observation, Score
from game.tui.ink.bars import gauge
from game.tui.ink.frame import Frame, fit, ink, right, stack, wrap
from game.tui.ink.fronts import draw_front
from game.tui.ink.inks import BAD, GOOD, KEY, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.player_text import clean
from game.view.roles import NAMES


def draw_ending(close: Close, frame: Frame) -> Content:
    """The name of the ending and what it means."""
    style = BAD if close.shared_loss else KEY
    name = clean(close.ending)
    lines = [ink((name[:1].upper() + name[1:], f"{style} underline"))]
    lines += [Content(""), *wrap(ink((clean(close.text), WORDS)), frame.width)]
    if close.shared_loss:
        lines += wrap(ink(("A shared loss: nobody wins.", BAD)), frame.width)
    return stack(lines)


def score_lines(score: Score, own: bool, frame: Frame) -> list[Content]:
    """One faction: its score, whether it met its aims, and each aim."""
    glyphs = frame.glyphs
    style = faction_ink(score.faction)
    verdict = ("aims met", GOOD) if score.met_aims else ("aims not met", MUTED)
    you = " (you)" if own else ""
    head = ink(
        (fit(f"{NAMES[score.faction]}{you}", 22).plain, style),
        gauge(score.score / 100, max(frame.width - 44, 6), glyphs, f"${score.faction}"),
        right(ink((f"{score.score:.0f}", TITLE)), 5),
        "  ",
        fit(ink(verdict), 14),
    )
    lines = [fit(head, frame.width)]
    for aim in score.aims:
        mark = glyphs.met if aim.reached >= 1 else glyphs.unmet
        lines.append(
            ink(
                (f"  {mark} ", GOOD if aim.reached >= 1 else MUTED),
                fit(ink((clean(aim.title), MUTED)), max(frame.width - 26, 8), glyphs),
                right(ink((f"{aim.reached * 100:.0f}%", WORDS)), 6),
                (f"  weight {aim.weight:.0%}", MUTED),
            )
        )
    return lines


def draw_scores(observation: Observation, close: Close, frame: Frame) -> Content:
    """All scores, one's own first; R13.2 they are not compared, so none of them leads."""
    lines: list[Content] = []
    for score in sorted(close.scores, key=lambda score: score.faction != observation.role):
        lines += [*score_lines(score, score.faction == observation.role, frame), Content("")]
    return stack(lines[:-1])


def draw_hidden(close: Close, frame: Frame) -> Content:
    """What was secret: the world-model that was drawn, and the seed."""
    lens = clean(f"{close.lens}: {close.lens_title}")
    lines = wrap(ink(("The world you played in: ", MUTED), (lens, TITLE)), frame.width)
    lines += wrap(ink(("Seed of all chance: ", MUTED), (clean(close.seed), WORDS)), frame.width)
    return stack(lines)


def draw_last_fronts(observation: Observation, frame: Frame) -> Content:
    """Where the four fronts ended."""
    lines: list[Content] = []
    for front in observation.fronts:
        lines.append(ink((clean(front.title), TITLE)))
        small = Frame(frame.width, 3, frame.glyphs)
        lines += [*draw_front(observation, front, small).split("\n"), Content("")]
    return stack(lines[:-1])
