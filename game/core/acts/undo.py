"""Going back to the phase before (G10.6): drafts are kept, seals are off."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core.command import WHITE, CellCommand, Command, Speaker
from game.core.conduct.prose import prose
from game.core.conduct.steering import because, check_reason, check_steered
from game.core.conduct.words import Clock, ClockCause
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.grammar import Typed, reason
from game.core.match import Match, changed
from game.core.phase import Phase

_DONE: dict[str, str] = {
    "negotiation": "offers and answers, what was brought in and ruled, and who was done",
    "orders": "seals and signatures, what was brought in and ruled",
    "consequences": "the whole quarter with all that came of it, and reactions to it",
}
_DONE_ELSEWHERE = "what was brought in and ruled, and who was done"
"""What can have been done in a phase, by which going back from it is told."""


class PhaseUndone(Event):
    """The white cell took the table back to the phase before; drafts are kept, seals are off."""

    event: Literal["phase_undone"] = "phase_undone"
    reason: ClockCause

    def fold(self, match: Match) -> Match:
        """Open the phase before as it was left: what was sealed is a draft, nobody is ready.

        Who sits where, what they wrote and what they were told of the table is not undone. News
        of a quarter goes with it; `back.news` is always the beginning of `match.news`.
        """
        back = match.back
        if back is None:
            return match
        # Work on the orders is kept on the way back to the phases before them.
        work = match if match.phase in ("negotiation", "orders") else back
        notices = (told for told in match.news[len(back.news) :] if told.item.kind == "notice")
        return changed(
            back,
            ready=frozenset(),
            drafts=work.drafts,
            authors=work.authors,
            suggestions=work.suggestions,
            sealed={},
            signed={},
            closed=False,
            substituted={},
            settings=match.settings,
            members=match.members,
            press=match.press,
            news=(*back.news, *notices),
            clock=Clock(),
        )

    def notice(self, match: Match) -> Notice | None:
        """Say from where, why, and what is lost."""
        title = f"The white cell went back from the {match.phase} phase"
        return title, f"{because(self.reason)} {goes_and_stays(match.phase)}"

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Go back again."""
        return Undo(reason=self.reason).outcome(match, WHITE)


class Undo(CellCommand):
    """White cell: go back to the phase before."""

    say: Literal["undo"] = "undo"
    reason: ClockCause

    verbs: ClassVar[Mapping[str, str]] = {"undo": "undo REASON: go back to the phase before"}

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read why."""
        return cls(reason=reason(line.words, cls.verbs["undo"]))

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse it after the end, without a reason, and from the first phase."""
        if match.phase == "over":
            message = (
                "The match is over and its secrets are told: there is no going back from here."
            )
            return Refusal(code="wrong-phase", message=message, rule="G10.6")
        if refusal := check_steered(match) or check_reason(self.reason):
            return refusal
        if match.back is None:
            message = "This is the first phase; there is none to go back to."
            return Refusal(code="no-back", message=message, rule="G10.6")
        return None

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Go back."""
        return (PhaseUndone(reason=prose(self.reason)),)


def goes_and_stays(phase: Phase) -> str:
    """Return what is undone when one goes back from a phase, and what stays (G10.6)."""
    goes = f"What was done in the {phase} phase is undone: {_DONE.get(phase, _DONE_ELSEWHERE)}."
    return f"{goes} Press, notices and work on the orders stay."
