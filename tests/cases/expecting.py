"""What is *expected*: one small check for each word a case may use under ``expect``.

Figures are compared with what they were before, or, where the case is played ``against``
something, with the other match: more, less, same, a range ``[low, high]``, ``{by: amount}``,
``{to: amount}`` or ``{at_most: amount}``. Amounts are formulas (see `amounts`).
"""

from collections.abc import Callable
from typing import Any

from game.core.close import close_of
from game.core.observation import Role
from game.core.observe import observe
from game.core.progress import everyone_done
from game.core.views.sight import sees_exactly
from game.world.endings import ending
from game.world.vocabulary import FACTIONS
from tests.cases.amounts import Came, amount, close

Check = Callable[[Any, Came], None]


def figures(wishes: dict[str, Any], came: Came) -> None:
    """Where figures stand, or how they moved."""
    for name, wish in wishes.items():
        now, then = came.match.value(name), came.other.value(name)
        words = f"{name} is {now}, against {then}; expected {wish}"
        if wish in ("more", "rises"):
            assert now > then, words
        elif wish in ("less", "falls"):
            assert now < then, words
        elif wish == "same":
            assert now == then, words
        elif isinstance(wish, list):
            assert wish[0] <= now <= wish[1], words
        else:
            ((verb, formula),) = wish.items()
            wished = amount(formula, came)
            assert wished or formula == 0, f"{formula} is nought: say so, or it shows nothing"
            found = {"by": now - then, "to": now, "at_most": max(now, wished)}[verb]
            assert close(found, wished), f"{words}, which is {wished}; found {found}"


def because(wishes: dict[str, Any], came: Came) -> None:
    """What the last receipt of a figure names as causes: ``{cause: amount}``, up, down, absent."""
    records = came.match.receipts[max(came.match.receipts)] if came.match.receipts else ()
    for name, causes in wishes.items():
        found: dict[str, float] = {}
        for term in (t for record in records if record.variable == name for t in record.terms):
            found[term.cause] = found.get(term.cause, 0.0) + term.amount
        for cause, wish in causes.items():
            moved, words = found.get(cause, 0.0), f"{name} moved because of {found}"
            if wish == "up":
                assert moved > 0, words
            elif wish == "down":
                assert moved < 0, words
            elif wish == "absent":
                assert cause not in found, words
            else:
                wished = amount(wish, came)
                assert wished and close(moved, wished), f"{cause}, not {wished}: {words}"


def news(titles: list[str], came: Came) -> None:
    """Titles that are somewhere in the news."""
    for title in titles:
        assert any(title in told.item.title for told in came.match.news), title


def reads(wishes: dict[str, dict[str, bool]], came: Came) -> None:
    """Whether a seat finds a title in the news."""
    for role, titles in wishes.items():
        found = [item.title for item in observe(came.match, role).news]  # type: ignore[arg-type]
        assert {title: title in found for title in titles} == titles, f"{role} reads {found}"


def sees(wishes: dict[str, dict[str, str]], came: Came) -> None:
    """How a seat knows figures: exactly, roughly, or not at all."""
    for role, names in wishes.items():
        seat = observe(came.match, role)  # type: ignore[arg-type]
        shown = {figure.name: figure for figure in seat.figures}
        for name, wish in names.items():
            if name.startswith("capacity."):
                how = "exactly" if sees_exactly(came.match, role, name) else "not"  # type: ignore[arg-type]
            elif name.startswith("stance."):
                how = "exactly" if name[7:] in {view.name for view in seat.stances} else "not"
            elif name in shown:
                how = "exactly" if shown[name].exact else "roughly"
            else:
                how = "not"
            assert how == wish, f"{role} sees {name} {how}"


def blur(wishes: dict[str, dict[str, str]], came: Came) -> None:
    """Whether a seat's error about a figure, beside what it sees, is more or less or the same."""
    for role, names in wishes.items():
        for name, wish in names.items():
            least = came.match.rules.known[name].error
            assert least is not None, f"{name} is not estimated"
            seen = [one.sightings[role][name] for one in (came.match, came.other)]  # type: ignore[index]
            now, then = (sighting.error / max(abs(sighting.value), least) for sighting in seen)
            held = {"less": now < then, "more": now > then, "same": close(now, then)}[wish]
            assert held, f"{role} errs by {now} about {name}, against {then}"


def explained(wishes: dict[str, dict[str, list[str]]], came: Came) -> None:
    """The kinds of cause that a seat's own receipt of a figure names."""
    for role, names in wishes.items():
        told = {receipt.variable: receipt for receipt in observe(came.match, role).receipts}  # type: ignore[arg-type]
        for name, wish in names.items():
            found = [cause.kind for cause in told[name].causes] if name in told else []
            missing = [kind for kind in wish if kind not in found]
            assert not missing, f"{role} is told of {found}"


def unexplained(wishes: dict[str, dict[str, list[str]]], came: Came) -> None:
    """The kinds of cause that a seat's receipt of a figure, which it may read, names nowhere."""
    for role, names in wishes.items():
        told = {receipt.variable: receipt for receipt in observe(came.match, role).receipts}  # type: ignore[arg-type]
        for name, wish in names.items():
            found = [cause.kind for cause in told[name].causes]
            assert found and not set(wish) & set(found), f"{role} is told of {found}"


def deals(wishes: dict[str, str], came: Came) -> None:
    """In which state deals are."""
    found = {deal.id: deal.state for deal in came.match.deals}
    assert found.items() >= wishes.items(), found


def drafted(wishes: dict[str, list[str]], came: Came) -> None:
    """The orders of a draft, with points or level; after a quarter, those that counted."""
    for faction, keys in wishes.items():
        orders = came.match.drafts.get(faction, ())  # type: ignore[call-overload]
        levels = (getattr(order, "points", getattr(order, "level", "")) for order in orders)
        found = [f"{o.key} {level}".strip() for o, level in zip(orders, levels, strict=True)]
        assert found == keys, found


def hand(wishes: dict[str, bool], came: Came) -> None:
    """Whether cards are in their owner's hand."""
    assert {card: came.match.in_hand(card) for card in wishes} == wishes


def dealt(wishes: dict[str, Any], came: Came) -> None:
    """How many cards were dealt to a faction since the start."""
    for number, faction in enumerate(came.match.settings.players):
        if faction in wishes:
            found = float(came.match.world.drawn[number, 0])
            assert close(found, amount(wishes[faction], came)), found


def happened(wishes: dict[str, bool], came: Came) -> None:
    """Whether cards were played, or events happened."""
    found = {
        card: bool(came.match.world.played[came.match.rules.card_index[card], 0] >= 0)
        for card in wishes
    }
    assert found == wishes, found


def ends(name: str, came: Came) -> None:
    """The name of the ending as things stand."""
    assert came.match.rules.endings[int(ending(came.match.world, came.match.rules)[0])].name == name


def met(wishes: dict[str, bool], came: Came) -> None:
    """Whether factions met their aims."""
    found = {score.faction: score.met_aims for score in close_of(came.match, "secret").scores}
    assert {faction: found[faction] for faction in wishes} == wishes, found  # type: ignore[index]


def budget(wishes: dict[str, Any], came: Came) -> None:
    """How many points factions may spend."""
    for faction, wish in wishes.items():
        found = float(came.match.budget(faction))  # type: ignore[arg-type]
        assert close(found, amount(wish, came)), found


def phase(wish: str, came: Came) -> None:
    """The phase of the turn."""
    assert came.match.phase == wish, came.match.phase


def quarter(wish: str, came: Came) -> None:
    """The quarter that is being decided, or was just played."""
    assert came.match.quarter_words == wish, came.match.quarter_words


def clock(wishes: dict[str, Any], came: Came) -> None:
    """What the clock shows: its state, and the seconds left."""
    found = came.match.clock.model_dump()
    assert {word: found[word] for word in wishes} == wishes, found


def plays(wishes: dict[str, str], came: Came) -> None:
    """Who plays factions: people, a bot or nobody."""
    found = came.match.settings.players
    assert {faction: found[faction] for faction in wishes} == wishes, found  # type: ignore[index]


def waits(wish: bool, came: Came) -> None:
    """Whether the table waits for somebody."""
    assert everyone_done(came.match) is not wish


def estimates(wish: dict[str, list[str]], came: Came) -> None:
    """The figures whose estimates a seat finds in its debrief."""
    for role, names in wish.items():
        found = [view.figure for view in observe(came.match, role).estimates]  # type: ignore[arg-type]
        assert found == names, found


def lens_told(wish: bool, came: Came) -> None:
    """Whether any seat is told which lens the world is played under."""
    title = next(
        lens.title for lens in came.match.rulebook.lenses if lens.id == came.match.rules.lens
    )
    roles: tuple[Role, ...] = (*FACTIONS, "observer", "projector")
    told = [title in observe(came.match, role).model_dump_json() for role in roles]
    assert told == [wish] * len(told), told


CHECKS: dict[str, Check] = {
    "figures": figures,
    "because": because,
    "news": news,
    "reads": reads,
    "sees": sees,
    "blur": blur,
    "explained": explained,
    "unexplained": unexplained,
    "deals": deals,
    "drafted": drafted,
    "hand": hand,
    "dealt": dealt,
    "came": happened,
    "ending": ends,
    "met": met,
    "budget": budget,
    "phase": phase,
    "quarter": quarter,
    "waits": waits,
    "clock": clock,
    "plays": plays,
    "estimates": estimates,
    "lens_told": lens_told,
}
