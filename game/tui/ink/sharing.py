"""Several people at one draft: who suggests what, who is at which order, who has signed."""

from collections.abc import Iterable
from dataclasses import replace

from textual.content import Content

from game.core.observation import Observation, SuggestionView
from game.core.orders.vocabulary import Order
from game.table.port import Company
from game.tui.ink.frame import Frame, Part, fit, ink, spread, stack, whole, whole_words, wrap
from game.tui.ink.inks import GOOD, KEY, MUTED, TITLE, WORDS
from game.tui.ink.people import order_title
from game.tui.ink.player_text import PlayerText
from game.tui.ink.rows import Row, heading
from game.view.lookup import subject
from game.view.members import NOBODY_ELSE, called, signatures

SUGGESTED = "suggestion"
WIDEST_MARK = 30


def amount(order: Order) -> str:
    """How an order stands beside its row: points, a level, a guess, or that it is played."""
    if order.kind == "allocate":
        return str(order.points)
    if order.kind == "stance":
        return str(order.level)
    return f"{order.central:g}" if order.kind == "estimate" else "play"


def about_row(row: str, observation: Observation) -> tuple[SuggestionView, ...]:
    """The suggestions a row stands for: its own, or those about what it orders."""
    return tuple(
        one
        for one in observation.suggestions
        if row in (suggestion_row(one), subject(one.order.key))
    )


def suggestion_row(one: SuggestionView) -> str:
    """The id of a suggestion's own row."""
    return f"{SUGGESTED} {one.by} {one.order.key}"


def suggestion_rows(observation: Observation, company: Company) -> tuple[Row, ...]:
    """Each suggestion with who made it, under a heading that says what to do with them."""
    if not observation.suggestions:
        return ()
    head = heading("Suggested: y takes up, i ignores")
    return (head, *(_suggestion(one, observation, company) for one in observation.suggestions))


def _suggestion(one: SuggestionView, observation: Observation, company: Company) -> Row:
    name = called(one.by, company)

    def draw(frame: Frame) -> Content:
        who = PlayerText(name).content(TITLE)
        who = fit(who, max(who.cell_length, 12 if frame.width >= 64 else 6))
        drafted = [amount(order) for order in observation.draft if order.key == one.order.key]
        now = f"drafted: {drafted[0] if drafted else 'nothing'}"
        wanted = (f"{amount(one.order):>4}  ", KEY)
        title = (order_title(one.order.key, observation), WORDS)
        line = ink(who, " ", wanted, title)
        return spread(line, whole(ink((now, MUTED)), frame.width - line.cell_length - 1), frame)

    def about(frame: Frame) -> Content:
        words = ink(
            PlayerText(name).content(TITLE),
            (" suggests this. ", MUTED),
            ("y", KEY),
            (" takes it into the draft, ", MUTED),
            ("i", KEY),
            (" ignores it.", MUTED),
        )
        return stack(wrap(words, frame.width))

    return Row(suggestion_row(one), draw, about)


def shared_rows(rows: Iterable[Row], observation: Observation, company: Company) -> tuple[Row, ...]:
    """The rows, each with what others suggest for it and who is at it now."""
    return tuple(_shared(row, _marks(row.id, observation, company)) for row in rows)


def _shared(row: Row, marks: Content) -> Row:
    if not marks.cell_length:
        return row

    def draw(frame: Frame) -> Content:
        # The marks lie over the row's end, so that its columns stay in line with the others.
        tail = fit(marks, min(marks.cell_length, WIDEST_MARK), frame.glyphs)
        room = max(frame.width - tail.cell_length - 1, 0)
        return ink(whole_words(row.draw(frame), room), " ", tail)

    def about(frame: Frame) -> Content:
        return stack([row.about(frame), *wrap(marks, frame.width)])

    return replace(row, draw=draw, about=about)


def _marks(row: str, observation: Observation, company: Company) -> Content:
    parts: list[Part] = []
    for one in () if row.startswith(SUGGESTED) else about_row(row, observation):
        who = PlayerText(called(one.by, company)).content(KEY)
        parts += [who, (f" {amount(one.order)}? ", KEY)]
    for person in company.people:
        if person.touching == row and person.member != company.you:
            parts += [PlayerText(person.name).content(MUTED), (" here ", MUTED)]
    return ink(*parts).rstrip()


def author(key: str, observation: Observation, company: Company) -> str:
    """Who wrote an order of the draft, where that is known and there are others."""
    by = observation.authors.get(key, "")
    return called(by, company) if by and len(observation.members) > 1 else ""


def draw_signatures(observation: Observation, company: Company, frame: Frame) -> list[Content]:
    """Who has signed the draft and who has not; nothing where drafts are not signed."""
    if not observation.sign_off:
        return []
    done, still = signatures(observation, company)
    parts: list[Part] = [("Signed ", MUTED), PlayerText(", ".join(done) or "nobody").content(GOOD)]
    if still:
        parts += [("  not yet ", MUTED), PlayerText(", ".join(still)).content(TITLE)]
    else:
        parts.append((f"  {NOBODY_ELSE}", MUTED))
    if observation.options.may_sign and still:
        parts += [("  ", MUTED), ("g", KEY), (" signs", MUTED)]
    return wrap(ink(*parts), frame.width)


def signed_words(observation: Observation, company: Company) -> str:
    """What one's own signature has come to."""
    still = signatures(observation, company)[1]
    left = f"Not yet: {', '.join(still)}." if still else f"{NOBODY_ELSE}; the lead may seal."
    return f"You signed the draft as it stands. {left}"


def why_not_signed(observation: Observation) -> str:
    """Why there is nothing to sign now."""
    if not observation.sign_off:
        return "Drafts are not signed at this table."
    if observation.committed:
        return "The orders are sealed; there is no draft to sign any more."
    return "A draft is signed in the orders phase, by the members of its faction."
