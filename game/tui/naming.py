"""People by their names: the table and its record know them by pseudonyms only."""

import re

from game.core.observation import Observation
from game.table.port import Company

_MEMBER = re.compile(r"\b[a-z]+-\d+\b")


def called(member: str, company: Company) -> str:
    """What a member is called, on one line; their pseudonym where the name is not known."""
    name = next((person.name for person in company.people if person.member == member), member)
    return " ".join(name.split())


def named(words: str, company: Company) -> str:
    """Words of the table with everybody called by name whose name is known."""
    return _MEMBER.sub(lambda found: called(found[0], company), words)


def signatures(observation: Observation, company: Company) -> tuple[list[str], list[str]]:
    """The names of those of one's faction who have signed the draft, and of those who have not."""
    own = [one.member for one in observation.members if one.faction == observation.role]
    signed = [called(one, company) for one in own if one in observation.signed]
    return signed, [called(one, company) for one in own if one not in observation.signed]
