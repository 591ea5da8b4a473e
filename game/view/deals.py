"""Deals in words, with what may be done about each; and what can be promised in one."""

from game.core.observation import DealView, Observation, PledgeView, Stakes
from game.view.cells import Mark, Page, PageLine, PageRow, Phrase, Side, Tone, note, one_line, words
from game.view.titles import quarter_title

_STATE_TONE: dict[str, Tone] = {"offered": "key", "active": "good", "breached": "bad"}
_RANK = {"offered": 1, "active": 2, "breached": 3}
NEW_DEAL = "new deal"
STANDING = ("offered", "active")


def deals(seen: Observation) -> Page:
    """Deals to answer first, then running ones, then old ones."""
    views = sorted(
        seen.deals, key=lambda view: 0 if view.may_answer else _RANK.get(view.deal.state, 4)
    )
    none = note("No deals yet. They are made in negotiation.")
    return Page("deals", tuple(map(deal, views)) or (none,))


def standing_deals(seen: Observation) -> Page:
    """The deals in force and on the table, without those that came to nothing."""
    views = (view for view in seen.deals if view.deal.state in STANDING)
    return Page("deals", tuple(map(deal, views)))


def deal(view: DealView) -> PageRow:
    """One deal this seat may see."""
    one, sentence = view.deal, one_line(view.sentence)
    state = "answer it" if view.may_answer else one.state
    tone = "key" if view.may_answer else _STATE_TONE.get(one.state, "muted")
    answer = " You may accept or refuse it." if view.may_answer else ""
    answers = (f"accept {one.id}", f"refuse {one.id}") if view.may_answer else ()
    withdraw = (f"withdraw {one.id}",) if view.may_withdraw else ()
    return PageRow(
        one.id,
        (
            Side(one.proposer, brief=True),
            Mark("to"),
            Side(one.proposal.partner, brief=True),
            Phrase(state, tone),
            Phrase(sentence),
        ),
        about=tuple(_about(view, sentence)),
        told=(f"{one.id} ({one.state}): {view.sentence}{answer}",),
        verbs=(*answers, *withdraw),
    )


def _about(view: DealView, sentence: str) -> list[PageLine]:
    one, proposal = view.deal, view.deal.proposal
    facts = (
        f"Since {quarter_title(one.since)}, until {quarter_title(proposal.until)}; "
        f"monitoring {proposal.monitoring}, escrow {proposal.escrow}."
    )
    found = ", ".join(map(quarter_title, one.breaches))
    broken = [words(f"Breach found in {found}.", "bad")] if found else []
    return [words(sentence), words(facts, "muted"), *broken]


def new_deal() -> PageRow:
    """The row where a deal is proposed."""
    what = "Offer points or a promise for points or a promise, watched as closely as you like."
    return PageRow(
        NEW_DEAL,
        words("+ Propose a new deal", "key"),
        about=(words(what, "muted"),),
        verbs=("offer FACTION give TERMS get TERMS until QUARTER",),
    )


def pledges(seen: Observation) -> Page:
    """What can be promised in a deal, by faction, and what a broken promise comes to."""
    options = seen.options
    rows = [_pledge(pledge) for pledge in options.pledges]
    rows += [note(_stakes(options.stakes))] if options.stakes is not None else []
    return Page("pledges", tuple(rows) or (note("Promises are made in the negotiation phase."),))


def _pledge(pledge: PledgeView) -> PageRow:
    span = f"{pledge.sense} {pledge.low:g} to {pledge.high:g}"
    return PageRow(
        pledge.name,
        (Side(pledge.faction, brief=True), Phrase(pledge.title), Phrase(span, "muted")),
        about=(words(pledge.text),),
        told=(f"{pledge.name}: {pledge.title}, {span}. {pledge.text}",),
    )


def _stakes(stakes: Stakes) -> str:
    found = f"found out with {stakes.found:.0%} a quarter, {stakes.found_more:.0%} more a level"
    return (
        "Promises are checked each quarter while the deal lasts. Who breaks one is"
        f" {found} of monitoring and more by the other's intelligence; that ends the deal and"
        f" costs the breaker {stakes.blame:g} political capital and the escrow (R11.2)."
    )
