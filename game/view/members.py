"""People by their names: the table and its record know them by pseudonyms only."""

import re

from game.core.conduct.members import sealer, still_to_sign
from game.core.observation import Observation
from game.table.port import Company

NOBODY_ELSE = "Nobody else has to sign"
_MEMBER = re.compile(r"\b[a-z]+-\d+\b")


def called(member: str, company: Company) -> str:
    """What a member is called, on one line; their pseudonym where the name is not known."""
    name = next((person.name for person in company.people if person.member == member), member)
    return " ".join(name.split())


def named(words: str, company: Company) -> str:
    """Words of the table with everybody called by name whose name is known."""
    return _MEMBER.sub(lambda found: called(found[0], company), words)


def signatures(observation: Observation, company: Company) -> tuple[list[str], list[str]]:
    """The names of those of one's faction who have signed the draft, and of those who still must.

    Who seals signs by that (G18.4).
    """
    own = [one for one in observation.members if one.faction == observation.role]
    signed = [one for one in own if one.member in observation.signed]
    still = still_to_sign(own, observation.signed, sealer(own, company.you))
    return [called(one.member, company) for one in signed], [
        called(one.member, company) for one in still
    ]
