"""How much space a drawing has, with which glyphs; and how to fit words into it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.content import Content

from game.tui.ink.glyphs import UNICODE, Glyphs

SENTENCE = re.compile(r"[.!?](?=\s|$)")
PART = re.compile(r"[;:,](?=\s|$)")


@dataclass(frozen=True)
class Frame:
    """Cells to draw in. Drawings never exceed ``width``; they use ``height`` to choose detail."""

    width: int
    height: int
    glyphs: Glyphs = UNICODE

    def narrowed(self, width: int) -> "Frame":
        """The same frame with another width."""
        return replace(self, width=max(width, 0))


Drawing = Callable[[Frame], Content]
"""A pure function from the space at hand to what is drawn in it."""
Part = str | Content | tuple[str, str]


def ink(*parts: Part) -> Content:
    """Join plain and styled parts; nothing in them is ever read as markup."""
    return Content.assemble(*parts)


def fit(words: Content | str, width: int, glyphs: Glyphs = UNICODE) -> Content:
    """Cut or pad to exactly `width` cells, showing an ellipsis where something was cut."""
    content = words if isinstance(words, Content) else Content(words)
    width = max(width, 0)
    if content.cell_length <= width:
        return content.truncate(width, pad=True)
    if width == 0:
        return Content("")
    return (
        content.truncate(width - 1, pad=True)
        .rstrip()
        .append(glyphs.ellipsis)
        .truncate(width, pad=True)
    )


def whole(words: Content | str, width: int) -> Content:
    """The words where they fit whole, else nothing: for what a line can spare."""
    content = words if isinstance(words, Content) else Content(words)
    return content if content.cell_length <= width else Content("")


def whole_words(words: Content, width: int) -> Content:
    """The words that fit whole, padded to `width` cells."""
    fitting = words.truncate(width, pad=True)
    if words.cell_length > width and not words.plain.startswith(" ", len(fitting)):
        fitting = fitting[: fitting.plain.rfind(" ") + 1].truncate(width, pad=True)
    return fitting


def as_many(words: Iterable[str], width: int, joint: str = ", ") -> str:
    """The first of some words, joined, as far as they fit whole."""
    told = ""
    for word in words:
        longer = f"{told}{joint}{word}" if told else word
        if cell_len(longer) > width:
            break
        told = longer
    return told


def right(words: Content | str, width: int, glyphs: Glyphs = UNICODE) -> Content:
    """Fit words against the right edge of `width` cells."""
    content = words if isinstance(words, Content) else Content(words)
    spare = width - content.cell_length
    return content.pad_left(spare) if spare >= 0 else fit(content, width, glyphs)


def spread(start: Content | str, end: Content | str, frame: Frame) -> Content:
    """Put one thing at the left edge and another at the right; the left one gives way."""
    tail = end if isinstance(end, Content) else Content(end)
    if tail.cell_length >= frame.width:
        return fit(tail, frame.width, frame.glyphs)
    gap = 1 if tail.cell_length else 0
    head = fit(start, frame.width - tail.cell_length - gap, frame.glyphs)
    return ink(head, " " * gap, tail)


def stack(lines: Iterable[Content | str]) -> Content:
    """Put lines one under the other."""
    return Content("\n").join(
        [line if isinstance(line, Content) else Content(line) for line in lines]
    )


def wrap(words: Content | str, width: int) -> list[Content]:
    """Break words into lines of at most `width` cells, between words where possible."""
    content = words if isinstance(words, Content) else Content(words)
    if not content.plain.strip() or width < 1:
        return [Content("")]
    return [line.rstrip() for line in content.wrap(width)]


def gist(lines: list[Content], frame: Frame) -> list[Content]:
    """Keep the whole sentences that fit the height; where not one does, whole parts of one."""
    if len(lines) <= frame.height:
        return lines
    more = f" {frame.glyphs.ellipsis}"
    sentence = _last_end(lines, SENTENCE, frame)
    part = _last_end(lines, PART, frame.narrowed(frame.width - len(more)))
    end, tail = (sentence, "") if sentence[0] >= max(part[0] - 1, 1) else (part, more)
    if not end[0]:
        return clip(lines, frame)
    *kept, last = lines[: end[0]]
    return [*kept, ink(last[: end[1]], (tail, "$muted"))]


def _last_end(lines: list[Content], ends: re.Pattern[str], frame: Frame) -> tuple[int, int]:
    """In which of the lines that fit, and after how many letters of it, the last end stands."""
    for height in range(frame.height, 0, -1):
        places = [end.end() for end in ends.finditer(lines[height - 1].plain, 0, frame.width)]
        if places:
            return height, places[-1]
    return 0, 0


def clip(lines: list[Content], frame: Frame) -> list[Content]:
    """Keep what fits the height; the last line then ends with an ellipsis."""
    if len(lines) <= frame.height:
        return lines
    if frame.height < 1:
        return []
    kept = lines[: frame.height]
    tail = kept[-1].rstrip().truncate(max(frame.width - 2, 0)).rstrip(" .")
    kept[-1] = ink(tail, (f" {frame.glyphs.ellipsis}", "$muted"))
    return kept


def beside(columns: Iterable[tuple[list[Content], int]], gap: int = 2) -> list[Content]:
    """Set columns of lines side by side, each fitted to its width."""
    fitted = [(lines, width) for lines, width in columns]
    height = max((len(lines) for lines, _ in fitted), default=0)
    rows = []
    for row in range(height):
        cells = [fit(lines[row] if row < len(lines) else "", width) for lines, width in fitted]
        rows.append(Content(" " * gap).join(cells))
    return rows
