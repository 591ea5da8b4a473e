"""Before a hosted match begins: whether it waits, for whom, and what to say about it."""

from game.core.observation import Observation
from game.table.port import Company
from game.view.roles import WITH_ARTICLE
from game.world.vocabulary import Faction


def in_lobby(observation: Observation, company: Company) -> bool:
    """Whether people are still coming in; without a clock a match has begun at once."""
    return bool(company.people) and observation.clock.state == "waiting"


def missing(observation: Observation, company: Company) -> tuple[Faction, ...]:
    """The factions that people are to lead and where nobody sits."""
    there = {person.role for person in company.people}
    return tuple(
        seat.faction
        for seat in observation.seats
        if seat.player == "person" and seat.faction not in there
    )


def waiting_words(observation: Observation, company: Company) -> str:
    """What the table waits for, in a sentence or two."""
    still = missing(observation, company)
    if still:
        return f"Waiting for {_listed(still)}. It begins when somebody sits in each faction."
    return "Everybody is here. The match is about to begin."


def _listed(factions: tuple[Faction, ...]) -> str:
    names = [WITH_ARTICLE[faction] for faction in factions]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
