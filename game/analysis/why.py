"""Why a figure moved in a quarter of a saved match: its receipt, opened up, and those behind it.

A finished match is open. While one is still running, its file shows what the asker's seat may
see at the table and nothing more; the lens stays unnamed.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from game.analysis.replay import Replay
from game.content.load import load_text
from game.content.paragraphs import cut
from game.core import meant
from game.core.errors import ContentError, UsageError
from game.core.match import Match
from game.core.near_names import called, did_you_mean
from game.core.observation import Receipt, Role
from game.core.rule_titles import titles_of
from game.core.views.receipts import moved_last, odds_of, receipts_of, unmoved
from game.core.waterfall import Handbook, ReadOn, Waterfall, before, links, waterfall
from game.world.quarters import parse_quarter, quarter_words


class Why:
    """The receipts of a saved match, for one role (`None`: all there is, or the public's)."""

    def __init__(self, match: Match, role: Role | None = None) -> None:
        self.match = match
        self.finished = match.phase == "over"
        self.role: Role = role or ("white" if self.finished else "observer")
        lens = match.close.lens if match.close else ""
        self._book = Handbook.of(match.rulebook, paragraph_texts(), lens)

    @classmethod
    def of(cls, path: Path, role: Role | None = None) -> "Why":
        """Read the save at `path`."""
        return cls(Replay.of(path).last, role)

    @property
    def quarters(self) -> tuple[str, ...]:
        """The quarters that were played."""
        return tuple(quarter_words(quarter) for quarter in sorted(self.match.receipts))

    def ask(self, quarter: str, words: str) -> Waterfall:
        """Return why the variable that `words` name moved; `UsageError` says what there is."""
        at = self._at(quarter)
        found = {row.variable: row for row in receipts_of(self.match, self.role, at)}
        titles = titles_of(self.match.rulebook).rows
        name = called(words, {n: titles.get(n, n) for n in found}) or words
        if name not in found:
            hidden = called(words, titles)
            still = unmoved(self.match, self.role, hidden, at) if hidden else None
            if still is not None:
                return self._still(still, at)
            if hidden is not None:
                raise UsageError(
                    f"{titles[hidden]} ({hidden}) has no receipt that {self.role} may read"
                    f" {'' if self.finished else 'while the match is running'}".rstrip()
                    + "."
                )
            known = [*found, *(titles.get(n, n) for n in found)]
            raise UsageError(
                f"There is no variable {words!r} with a receipt in {quarter}."
                f"{did_you_mean(words, known)}"
            )
        return waterfall(found[name], self._book)

    def _still(self, receipt: Receipt, at: int) -> Waterfall:
        """Return the waterfall of a figure that stood still; a draw that fell well is told."""
        odds = odds_of(self.match, self.role, receipt.variable, at)
        chance = receipt.variable.startswith("incidents.") and odds
        said = f"{odds} The draws fell on none of this kind." if chance else ""
        return waterfall(receipt, self._book).model_copy(update={"shared": said})

    def opened(self, quarter: str, words: str, depth: int) -> list[tuple[int, Waterfall]]:
        """Return the waterfall asked for and those behind it, each once, down to `depth`."""
        first = self.ask(quarter, words)
        found, told, turn = [(0, first)], {(first.variable, first.quarter)}, 0
        while turn < len(found):
            level, seen = found[turn]
            turn += 1
            if level >= depth:
                continue
            for link in (link for step in seen.steps for link in links(step.cause, seen.quarter)):
                behind = self._behind(link)
                if behind is not None and (behind.variable, behind.quarter) not in told:
                    told.add((behind.variable, behind.quarter))
                    found.append((level + 1, waterfall(behind, self._book)))
        return found

    def onward(self, seen: Iterable[Waterfall]) -> list[ReadOn]:
        """Return where to read on from waterfalls: the causes' own, and the quarter before."""
        shown = list(seen)
        told = {ReadOn(one.variable, one.quarter) for one in shown}
        found = [
            link for one in shown for step in one.steps for link in links(step.cause, one.quarter)
        ]
        found.append(ReadOn(shown[0].variable, before(shown[0].quarter)))
        return [
            link
            for link in dict.fromkeys(found)
            if link not in told and link.quarter in self.quarters
        ]

    def _behind(self, link: ReadOn) -> Receipt | None:
        quarter = parse_quarter(link.quarter)
        return moved_last(self.match, self.role, link.variable, quarter)

    def _at(self, quarter: str) -> int:
        with suppress(meant.NotMeant):
            quarter = meant.quarter(quarter)
        for number in self.match.receipts:
            if quarter_words(number) == quarter:
                return number
        played = ", ".join(self.quarters) or "none yet"
        raise UsageError(
            f"{quarter!r} is no quarter that was played; there is {played}."
            f"{did_you_mean(quarter.upper(), self.quarters)}"
        )


def paragraph_texts() -> dict[str, str]:
    """Return the rulebook's paragraphs by number; none where the prose can't be read."""
    try:
        return {paragraph.id: paragraph.text for paragraph in cut(load_text())}
    except ContentError:
        return {}
