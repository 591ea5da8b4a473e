"""What the line mode says at the turns of a match: headings, what is left, how it ended."""

from game.core.errors import Refusal
from game.core.observation import Close, Observation
from game.core.plurals import counted
from game.core.unanswered import unanswered
from game.lines.printing import WIDTH, lines_of, row_lines, wrap
from game.table.port import Company
from game.view.aims import figure
from game.view.aims import own_end as reached
from game.view.deals import deal
from game.view.end import end
from game.view.estimates import came
from game.view.hand import reactions as may_react
from game.view.members import named
from game.view.orders import orders, purse
from game.view.titles import short_name


def refused(refusal: Refusal, company: Company) -> list[str]:
    """Return why something may not be done."""
    return wrap(named(f"Refused: {refusal.message} (rule {refusal.rule})", company))


def heading(seen: Observation) -> list[str]:
    """Return the line at the top of every turn."""
    line = f"{seen.quarter}, turn {seen.turn} of {seen.turns}: {seen.phase}. {seen.prompt}"
    return ["", "=" * WIDTH, *wrap(line)]


def reactions(seen: Observation) -> list[str]:
    """Return which cards may answer the quarter that was played, if any."""
    cards = [
        f"{card.title} ({short_name(card.id)}, {counted(card.cost, 'point')})"
        for card in may_react(seen)
    ]
    return wrap(f"You may react with {', '.join(cards)}; say: react CARD", "  ") if cards else []


def looking_back(seen: Observation) -> list[str]:
    """Return what the quarter did to the own score, and what came of the own estimates."""
    score = [figure(one) for one in seen.figures if one.name == f"score.{seen.role}"]
    return [line for row in (*score, *came(seen, seen.quarter).rows) for line in row_lines(row)]


def before_sealing(seen: Observation) -> list[str]:
    """Return what would be sealed now, and how it is: Enter alone shall never do that."""
    how = "Nothing is sealed yet. Say `commit` to seal this, or change it first."
    return ["Your orders:", *lines_of(orders(seen)), *lines_of(purse(seen)), how]


def still_open(seen: Observation) -> list[str]:
    """Return what going on would leave unanswered: Enter alone shall never do that."""
    offers = [line for view in seen.deals if view.may_answer for line in row_lines(deal(view))]
    return [unanswered(seen), *offers, *reactions(seen), "Say `go` to go on all the same."]


def waiting(seen: Observation) -> list[str]:
    """Return whom the table waits for, where the seat itself has nothing to do."""
    others = [s.name for s in seen.seats if not s.ready and s.faction != seen.role]
    reopen = " Say `reopen` to change your orders." if seen.options.may_reopen else ""
    return wrap(f"Waiting for {', '.join(others) or 'the table'}.{reopen}")


def close(ended: Close) -> list[str]:
    """Return the end of the match."""
    return ["", "=" * WIDTH, *lines_of(end(ended))]


def own_end(seen: Observation) -> list[str]:
    """Return how far the seat's own aims were reached, with the weights that counted."""
    rows = reached(seen).rows
    return ["Your aims:", *(f"- {words}" for row in rows for words in row.told)] if rows else []
