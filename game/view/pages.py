"""All pages by name: what each is about, and how it is made of what a seat sees.

To add a page, write a function that returns its rows in a file of its own here, and name it in
one of the tables below: the line mode then has it, and its tests hold it. For the board, give
its rows to `painted_all` of `game/tui/ink/paint.py`; only rows that need columns need a layout.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game.core.observation import Observation
from game.table.port import Company
from game.view.aims import aims
from game.view.cells import Page
from game.view.crisis import crisis
from game.view.deals import deals, pledges
from game.view.desk import desks, injects, standing
from game.view.estimates import came
from game.view.fronts import fronts
from game.view.hand import hand
from game.view.levers import levers, stances
from game.view.news import news
from game.view.orders import orders
from game.view.people import people, seats
from game.view.press import press
from game.view.room import room
from game.view.sharing import authors, signed, suggestions


@dataclass(frozen=True)
class AtTable:
    """All that a page is made of: what a seat sees, who is around the table, and the time."""

    seen: Observation
    company: Company
    now: float = 0.0

    @property
    def hosted(self) -> bool:
        """Whether there is anybody around the table to write to or to work with."""
        return bool(self.seen.members or self.company.people)

    @property
    def in_room(self) -> bool:
        """Whether others may come in, or there are other tables."""
        return bool(self.company.invitation.page or self.company.glances)


@dataclass(frozen=True)
class MenuPage:
    """A page of the menu."""

    about: str
    make: Callable[[AtTable], Page]


def _together(at: AtTable) -> Page:
    """Who is here, and for a faction also its suggestions, authors and signatures."""
    pages = (
        people(at.seen, at.company),
        suggestions(at.seen, at.company),
        authors(at.seen, at.company),
        signed(at.seen, at.company),
    )
    return Page("people", tuple(row for page in pages for row in page.rows))


PUBLIC = ("fronts", "stances", "crisis", "deals", "news", "seats")
"""The pages every seat has."""
PAGES: dict[str, MenuPage] = {
    "fronts": MenuPage("how the four fronts stand", lambda at: fronts(at.seen)),
    "levers": MenuPage("your levers and their points", lambda at: levers(at.seen)),
    "stances": MenuPage("your stances, and everybody's", lambda at: stances(at.seen)),
    "hand": MenuPage("your cards", lambda at: hand(at.seen)),
    "orders": MenuPage("your orders as they stand", lambda at: orders(at.seen)),
    "crisis": MenuPage("what the crisis of the quarter asks", lambda at: crisis(at.seen)),
    "deals": MenuPage("deals you are party to", lambda at: deals(at.seen)),
    "pledges": MenuPage("what can be promised in a deal", lambda at: pledges(at.seen)),
    "aims": MenuPage("what you are scored on", lambda at: aims(at.seen)),
    "news": MenuPage("what has happened", lambda at: news(at.seen)),
    "estimates": MenuPage("what you believed and what came", lambda at: came(at.seen)),
    "seats": MenuPage("who plays whom", lambda at: seats(at.seen)),
}
CELL_PAGES: dict[str, MenuPage] = {
    "cell": MenuPage("how the table stands", lambda at: standing(at.seen)),
    "desks": MenuPage("every faction's orders and deals", lambda at: desks(at.seen)),
    "injects": MenuPage("what you may bring in", lambda at: injects(at.seen)),
}
SHARED_PAGES: dict[str, MenuPage] = {
    "press": MenuPage("what was written, to you and by you", lambda at: press(at.seen, at.company)),
    "people": MenuPage("who is here, suggestions, who wrote and signed", _together),
}
ROOM = MenuPage("how others come in, and the tables", lambda at: room(at.seen, at.company, at.now))


def pages_for(at: AtTable) -> dict[str, MenuPage]:
    """The pages there are for a role: the white cell has its own desk, and no hand."""
    own = PAGES
    if at.seen.cell is not None:
        own = {**CELL_PAGES, **{name: PAGES[name] for name in PUBLIC}}
    others = SHARED_PAGES if at.hosted else {}
    return {**own, **others, **({"room": ROOM} if at.in_room else {})}
