"""Playing a card (G4): in hand, in its window, its conditions met, and paid for."""

from game.core.cards import Card
from game.core.errors import Refusal
from game.core.grammar import Typed, Unclear, pick
from game.core.match import Match
from game.core.near_names import did_you_mean
from game.core.orders.cost import capital_spent, points_spent
from game.core.orders.vocabulary import Orders, PlayCard, React
from game.core.rule_titles import titles_of
from game.world.quarters import quarter_words
from game.world.vocabulary import Condition, Faction


def check(order: PlayCard, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say why this may not be ordered beside the `others` of the draft, or nothing."""
    card, refusal = held(order.card, match, faction)
    if card is None:
        return refusal
    if card.timing == "reactive":
        return Refusal(
            code="reactive",
            message=f"{card.title} is a reactive card: play it in the consequences phase.",
            rule="G4.7",
        )
    if any(other.kind == "play" for other in others):
        return Refusal(
            code="one-card",
            message="You play one card a quarter. Take the other one back first.",
            rule="G4.1",
        )
    return playable(card, match, match.world.quarter) or affordable(card, match, faction, others)


def held(name: str, match: Match, faction: Faction) -> tuple[Card | None, Refusal | None]:
    """Return the card if it is in the faction's hand, else the refusal that says so."""
    own = {card.id: card for card in match.rulebook.cards if card.deck == faction}
    card = own.get(name)
    if card is not None and match.in_hand(name):
        return card, None
    if card is not None and match.world.played[match.rules.card_index[name], 0] >= 0:
        message, rule = f"{card.title} has been played; each card is played once.", "G4.8"
    else:
        hand = [other for other in own if match.in_hand(other)]
        message, rule = f"{name} is not in your hand.{did_you_mean(name, hand)}", "G4.2"
    return None, Refusal(code="not-in-hand", message=message, rule=rule)


def playable(card: Card, match: Match, quarter: int) -> Refusal | None:
    """Say why the card can't be played in `quarter`: its window, then its conditions."""
    window, now = card.window, quarter_words(quarter)
    standing = window.at(quarter)
    if standing == "ahead":
        message = f"{card.title} can be played from {window.first} on; now is {now}."
        return Refusal(code="window", message=message, rule="G4.5")
    if standing == "past":
        message = f"{card.title} could be played until {window.last}; now is {now}."
        return Refusal(code="window", message=message, rule="G4.5")
    for condition in card.requires:
        if not holds(condition, match):
            message = f"{card.title} requires {words(condition, match)}."
            return Refusal(code="requires", message=message, rule="G4.6")
    return None


def affordable(card: Card, match: Match, faction: Faction, others: Orders) -> Refusal | None:
    """Say what is missing to pay for the card: points, then political capital."""
    points = match.budget(faction) - points_spent(others, match)
    if card.cost > points:
        message = f"{card.title} takes {card.cost} of your points; you have {points} left."
        return Refusal(code="cost", message=message, rule="G4.3")
    capital = match.capital(faction) - capital_spent(others, match)
    if card.capital > capital:
        message = f"{card.title} costs {card.capital} political capital; you have {capital:.1f}."
        return Refusal(code="capital", message=message, rule="G4.4")
    return None


def holds(condition: Condition, match: Match) -> bool:
    """Say whether a condition holds in the match as it is."""
    if condition.card is not None:
        return bool(match.world.played[match.rules.card_index[condition.card], 0] >= 0)
    value = match.value(condition.variable or "")
    low = condition.at_least is None or value >= condition.at_least
    return low and (condition.at_most is None or value <= condition.at_most)


def words(condition: Condition, match: Match) -> str:
    """Return a condition in a player's words."""
    if condition.card is not None:
        return f"that {titles_of(match.rulebook).cards[condition.card]} came before"
    return titles_of(match.rulebook).bounds(condition)


def describe(order: PlayCard, match: Match) -> str:
    """Return the order in a player's words."""
    return f"Play {titles_of(match.rulebook).cards[order.card]}"


def typed(line: Typed) -> PlayCard | React:
    """Return the order that is typed as a card; a reactive one reacts where it can."""
    if not line.words:
        raise Unclear("Say which card of your hand: play 2, or play its name.")
    hand = {card.id: card.title for card in line.seen.hand}
    name = pick(line.words, hand, "card in your hand")
    reactive = any(card.id == name and card.reactive for card in line.seen.hand)
    if reactive and line.seen.phase == "consequences":
        return React(card=name)
    return PlayCard(card=name)
