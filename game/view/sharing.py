"""Several people at one draft: who suggests what, who wrote what, who has signed."""

from game.core.observation import Observation, SuggestionView
from game.core.orders.verbs import key_words, order_words
from game.core.orders.vocabulary import Order
from game.table.port import Company
from game.view.cells import Page, PageRow, Phrase, heading, note, one_line
from game.view.lookup import subject
from game.view.members import NOBODY_ELSE, called, signatures
from game.view.titles import order_title
from game.world.vocabulary import FACTIONS

SUGGESTED = "suggestion"


def amount(order: Order) -> str:
    """How an order stands beside its row: points, a level, a guess, or that it is played."""
    if order.kind == "allocate":
        return str(order.points)
    if order.kind == "stance":
        return str(order.level)
    return f"{order.central:g}" if order.kind == "estimate" else "play"


def about_row(row: str, seen: Observation) -> tuple[SuggestionView, ...]:
    """The suggestions a row stands for: its own, or those about what it orders."""
    return tuple(
        one for one in seen.suggestions if row in (suggestion_row(one), subject(one.order.key))
    )


def suggestion_row(one: SuggestionView) -> str:
    """The id of a suggestion's own row."""
    return f"{SUGGESTED} {one.by} {one.order.key}"


def suggestions(seen: Observation, company: Company) -> Page:
    """Each suggestion with who made it, under a heading that says what to do with them."""
    rows = (_suggestion(one, place, seen, company) for place, one in enumerate(seen.suggestions, 1))
    head = [heading("Suggested: y takes up, i ignores")] if seen.suggestions else []
    return Page("suggestions", (*head, *rows))


def _suggestion(one: SuggestionView, place: int, seen: Observation, company: Company) -> PageRow:
    name = called(one.by, company)
    verbs = (f"adopt {place}", f"dismiss {place}")
    drafted = [amount(order) for order in seen.draft if order.key == one.order.key]
    return PageRow(
        suggestion_row(one),
        (
            Phrase(name, "title"),
            Phrase(f"{amount(one.order):>4}", "key"),
            Phrase(order_title(one.order.key, seen)),
            Phrase(f"drafted: {drafted[0] if drafted else 'nothing'}", "muted"),
        ),
        about=(
            (
                Phrase(name, "title"),
                Phrase(" suggests this. ", "muted"),
                Phrase("y", "key"),
                Phrase(" takes it into the draft, ", "muted"),
                Phrase("i", "key"),
                Phrase(" ignores it.", "muted"),
            ),
        ),
        told=(f"{name} suggests {order_words(one.order)} ({', or '.join(verbs)})",),
        number=place,
        verbs=verbs,
    )


def marks(row: str, seen: Observation, company: Company) -> tuple[Phrase, ...]:
    """What others suggest for a row, and who is at it now."""
    suggested = () if row.startswith(SUGGESTED) else about_row(row, seen)
    at = (p for p in company.people if p.touching == row and p.member != company.you)
    return (
        *(Phrase(f"{called(one.by, company)} {amount(one.order)}?", "key") for one in suggested),
        *(Phrase(f"{one_line(person.name)} here", "muted") for person in at),
    )


def author(key: str, seen: Observation, company: Company) -> str:
    """Who wrote an order of the draft, where that is known and there are others."""
    by = seen.authors.get(key, "")
    return called(by, company) if by and len(seen.members) > 1 else ""


def authors(seen: Observation, company: Company) -> Page:
    """Who wrote which order of the draft."""
    told = (
        f"- {key_words(key)} was written by {called(by, company)}"
        for key, by in seen.authors.items()
        if by
    )
    return Page("authors", tuple(note(line) for line in told))


def signed(seen: Observation, company: Company) -> Page:
    """Who has signed the draft and who has not; nothing where drafts are not signed."""
    if not seen.sign_off or seen.role not in FACTIONS:
        return Page("signed", ())
    done, still = (", ".join(names) for names in signatures(seen, company))
    cells = [Phrase("Signed", "muted"), Phrase(done or "nobody", "good")]
    cells += [Phrase(" not yet", "muted"), Phrase(still, "title")] if still else []
    cells += [] if still else [Phrase(f" {NOBODY_ELSE}", "muted")]
    if seen.options.may_sign and still:
        cells += [Phrase(" g", "key"), Phrase("signs", "muted")]
    left = f"Not signed: {still}" if still else NOBODY_ELSE
    told = f"Signed: {done or 'nobody'}. {left}."
    return Page("signed", (PageRow("signed", tuple(cells), told=(told,), kind="note"),))


def signed_words(seen: Observation, company: Company) -> str:
    """What one's own signature has come to."""
    still = signatures(seen, company)[1]
    left = f"Not yet: {', '.join(still)}." if still else f"{NOBODY_ELSE}; the lead may seal."
    return f"You signed the draft as it stands. {left}"


def why_not_signed(seen: Observation) -> str:
    """Why there is nothing to sign now."""
    if not seen.sign_off:
        return "Drafts are not signed at this table."
    if seen.committed:
        return "The orders are sealed; there is no draft to sign any more."
    return "A draft is signed in the orders phase, by the members of its faction."
