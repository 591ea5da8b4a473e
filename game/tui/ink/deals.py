"""Deals in words, with what may be done about each."""

from textual.content import Content

from game.core.observation import DealView, Observation
from game.tui.ink.frame import Frame, fit, ink, stack, wrap
from game.tui.ink.inks import BAD, GOOD, KEY, MUTED, WORDS, faction_ink
from game.tui.ink.player_text import PlayerText, clean
from game.tui.ink.rows import Row
from game.tui.ink.topline import quarter_title
from game.view.roles import LETTERS

_STATE_INK = {
    "offered": KEY,
    "active": GOOD,
    "breached": BAD,
    "refused": MUTED,
    "withdrawn": MUTED,
    "expired": MUTED,
}
NEW_DEAL = "new deal"


def deal_row(view: DealView) -> Row:
    """One deal this seat may see."""
    deal = view.deal

    def draw(frame: Frame) -> Content:
        state = "answer it" if view.may_answer else deal.state
        glyphs = frame.glyphs
        return ink(
            (LETTERS[deal.proposer], faction_ink(deal.proposer)),
            (glyphs.arrow, MUTED),
            (LETTERS[deal.proposal.partner], faction_ink(deal.proposal.partner)),
            " ",
            fit(ink((state, KEY if view.may_answer else _STATE_INK[deal.state])), 10, glyphs),
            fit(PlayerText(view.sentence).content(WORDS), max(frame.width - 16, 0), glyphs),
        )

    def about(frame: Frame) -> Content:
        return stack(deal_body(view, frame)[: max(frame.height, 1)])

    return Row(deal.id, draw, about)


def deal_body(view: DealView, frame: Frame) -> list[Content]:
    """The whole deal in words."""
    deal, width = view.deal, frame.width
    lines = wrap(PlayerText(view.sentence).content(WORDS), width)
    proposal = deal.proposal
    facts = (
        f"Since {quarter_title(deal.since)}, until {quarter_title(proposal.until)}; "
        f"monitoring {proposal.monitoring}, escrow {proposal.escrow}."
    )
    lines += wrap(ink((facts, MUTED)), width)
    if deal.breaches:
        found = ", ".join(quarter_title(clean(quarter)) for quarter in deal.breaches)
        lines += wrap(ink((f"Breach found in {found}.", BAD)), width)
    return lines


def deal_rows(observation: Observation) -> tuple[Row, ...]:
    """Deals to answer first, then running ones, then old ones; a line for a new one on top."""
    order = {"offered": 1, "active": 2, "breached": 3}
    views = sorted(
        observation.deals,
        key=lambda view: 0 if view.may_answer else order.get(view.deal.state, 4),
    )
    rows = tuple(deal_row(view) for view in views)
    if observation.options.may_deal:
        return (*rows, _new_deal_row())
    return rows or (_no_deals_row(),)


def _new_deal_row() -> Row:
    def draw(frame: Frame) -> Content:
        return ink(("+ Propose a new deal", KEY))

    def about(frame: Frame) -> Content:
        words = "Offer points or a promise for points or a promise, watched as closely as you like."
        return stack(wrap(ink((words, MUTED)), frame.width))

    return Row(NEW_DEAL, draw, about)


def _no_deals_row() -> Row:
    def draw(frame: Frame) -> Content:
        return fit(
            ink(("No deals yet. They are made in negotiation.", MUTED)), frame.width, frame.glyphs
        )

    return Row("no deals", draw, heading=True)
