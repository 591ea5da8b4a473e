"""Several people in a faction: who sits there, who speaks for it, who has still to sign (G18)."""

from collections.abc import Container, Iterable

from game.core.conduct.words import Member, Seated, Suggestion
from game.core.errors import Refusal
from game.core.grammar import Typed, Unclear
from game.core.match import Match
from game.world.vocabulary import Faction


def members(match: Match, faction: Faction) -> tuple[Seated, ...]:
    """Return who sits in a faction."""
    return tuple(one for one in match.members if one.faction == faction)


def may_speak(match: Match, faction: Faction, by: Member) -> bool:
    """Whether `by` speaks for a faction (G18.1); where nobody is named, one person is all of it."""
    return not by or any(one.member == by for one in members(match, faction))


def unsigned(match: Match, faction: Faction, by: Member) -> tuple[Seated, ...]:
    """Return the members whose signature is still wanted before `by` may seal (G18.4)."""
    if not match.settings.sign_off:
        return ()
    return still_to_sign(members(match, faction), match.signed.get(faction, frozenset()), by)


def still_to_sign(
    seated: Iterable[Seated], signed: Container[Member], by: Member
) -> tuple[Seated, ...]:
    """Return who of a faction has still to sign before `by` seals, who signs by that (G18.4)."""
    return tuple(one for one in seated if one.member != by and one.member not in signed)


def sealer(seated: Iterable[Seated], by: Member) -> Member:
    """Return who seals where drafts are signed: the lead if there is one, else `by` (G18.4)."""
    leads = [one.member for one in seated if one.post == "lead"]
    return by if by in leads or not leads else leads[0]


def suggestion(match: Match, faction: Faction, by: Member, key: str) -> Suggestion | Refusal:
    """Return what a member of the faction suggested under a key (G18.3)."""
    for found in match.suggestions:
        if (found.faction, found.by, found.order.key) == (faction, by, key):
            return found
    return Refusal(code="no-suggestion", message="That suggestion is gone.", rule="G18.3")


def without(
    suggestions: tuple[Suggestion, ...], faction: Faction, by: Member, key: str
) -> tuple[Suggestion, ...]:
    """Return the suggestions but for one."""
    gone = (faction, by, key)
    return tuple(s for s in suggestions if (s.faction, s.by, s.order.key) != gone)


def typed_suggestion(line: Typed) -> tuple[Member, str]:
    """Return whose suggestion is typed by its number, and its key."""
    words, suggestions = line.words, line.seen.suggestions
    count = len(suggestions)
    number = words[0] if len(words) == 1 and words[0] in map(str, range(1, count + 1)) else ""
    if not number:
        there = f"there are {count}" if count else "there are none"
        raise Unclear(
            f"Say which suggestion by its number on page `people` ({there}): {line.verb} 1."
        )
    one = suggestions[int(number) - 1]
    return one.by, one.order.key
