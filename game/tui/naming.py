"""People by their names: the table and its record know them by pseudonyms only."""

import re

from game.table.port import Company

_MEMBER = re.compile(r"\b[a-z]+-\d+\b")


def called(member: str, company: Company) -> str:
    """What a member is called, or their pseudonym where the name is not known."""
    return next((p.name for p in company.people if p.member == member), member)


def named(words: str, company: Company) -> str:
    """Words of the table with everybody called by name whose name is known."""
    return _MEMBER.sub(lambda found: " ".join(called(found[0], company).split()), words)
