"""What quarters, phases and orders are called."""

from game.core.observation import Observation
from game.view.lookup import subject

PHASE_TITLES = {
    "briefing": "Briefing",
    "negotiation": "Negotiation",
    "orders": "Orders",
    "resolution": "Resolution",
    "consequences": "Consequences",
    "debrief": "Debrief",
    "over": "The end",
}


def quarter_title(quarter: str) -> str:
    """``2027Q2`` as ``2027 Q2``."""
    return f"{quarter[:4]} {quarter[4:]}"


def short_name(name: str) -> str:
    """A name without its faction: ``us.enforcement`` as ``enforcement``."""
    return name.replace("/", ".").partition(".")[2] or name


def order_title(key: str, seen: Observation) -> str:
    """An order's key (``allocate us.energy``) or a row's name by the title of what it is about."""
    name = subject(key)
    titles = {lever.name: lever.title for lever in seen.levers}
    titles |= {stance.name: stance.title for stance in seen.stances}
    titles |= {card.id: card.title for card in seen.hand}
    titles |= {figure.name: figure.title for figure in seen.figures}
    # The white cell has no titles of a faction's orders; the names say enough.
    return titles.get(name, name.rsplit(".", 1)[-1].replace("_", " "))
