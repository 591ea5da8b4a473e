"""The hand: the cards a faction holds, and whether they can be played now."""

from game.core.observation import CardView, Observation
from game.core.plurals import counted
from game.view.cells import Mark, Page, PageLine, PageRow, Phrase, note, words
from game.view.titles import short_name


def hand(seen: Observation) -> Page:
    """The cards in hand."""
    rows = tuple(_card(card, number, seen) for number, card in enumerate(seen.hand, 1))
    none = note("Your hand is empty; a card is dealt each quarter.")
    return Page("hand", rows or (none,))


def reactions(seen: Observation) -> tuple[CardView, ...]:
    """The cards that may answer the quarter that was played."""
    if not seen.options.may_react:
        return ()
    return tuple(card for card in seen.hand if card.reactive and card.refusal is None)


def price(card: CardView) -> str:
    """What a card costs."""
    return counted(card.cost, "point") + (f", {card.capital} capital" if card.capital else "")


def state(card: CardView) -> Phrase:
    """Whether a card is played, may be played, or not now."""
    if card.ordered:
        return Phrase("played", "key")
    if card.refusal is not None:
        return Phrase("not now", "muted")
    return Phrase("reactive", "labs") if card.reactive else Phrase("ready", "good")


def _card(card: CardView, number: int, seen: Observation) -> PageRow:
    stands: Phrase = state(card)
    tight = f"{card.cost} pt" + (f" {card.capital} cap" if card.capital else "")
    told_price = Phrase(price(card), "muted", tight)
    hints = card.effects or (card.text,)
    does: list[PageLine] = [words(f"{'; '.join(card.effects)}.")] if card.effects else []
    refused = _refused(card)
    return PageRow(
        card.id,
        (
            Mark("met" if card.ordered else "unmet", stands.tone),
            Phrase(card.title, "muted" if card.refusal else "title"),
            told_price,
            stands,
            *(Phrase(hint, "muted") for hint in hints),
        ),
        about=about_card(card),
        brief=(*refused, *does, words(card.text, "muted")),
        told=tuple(_told(card)),
        number=number,
        verbs=_verbs(card, seen),
    )


def _verbs(card: CardView, seen: Observation) -> tuple[str, ...]:
    may = seen.options.may_react if card.reactive else seen.options.may_order
    if not may or card.ordered or card.refusal is not None:
        return ()
    return (f"{'react' if card.reactive else 'play'} {card.id}",)


def about_card(card: CardView) -> tuple[PageLine, ...]:
    """What a card says and does, and why it can't be played now."""
    does = ((Mark("bullet", "key"), Phrase(one)) for one in card.effects)
    return (words(card.text), *does, *_refused(card))


def _refused(card: CardView) -> list[PageLine]:
    """Why a card can't be played now, if it can't."""
    if card.refusal is None or card.ordered:
        return []
    return [words(f"Not now: {card.refusal.message} ({card.refusal.rule})", "bad")]


def _told(card: CardView) -> list[str]:
    rests = "hypothetical" if card.hypothetical else f"source {card.source}"
    marks = [price(card), card.window, "reactive" if card.reactive else "", rests]
    said = [f"{card.title} ({short_name(card.id)}): {'; '.join(filter(None, marks))}", card.text]
    said.append("Effects: " + "; ".join(card.effects) + ".")
    if card.ordered:
        said.append("In your orders.")
    elif card.refusal is not None:
        said.append(f"Not now: {card.refusal.message}")
    return said


def whole_card(card: CardView) -> tuple[PageLine, ...]:
    """What stands on a card under what it does: flavour, where it comes from, when it is for."""
    kind = "Hypothetical" if card.hypothetical else "From the record"
    timing = "reactive" if card.reactive else "played with your orders"
    facts: tuple[str, ...] = (kind, timing, card.window)
    source = [words(f"Source: {card.source}", "muted")] if card.source else []
    return (words(" · ".join(filter(None, facts)), "muted"), *source)
