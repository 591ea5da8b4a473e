"""What a line typed in the line mode means: a verb and its words, or a number of the menu."""

from collections.abc import Callable, Mapping, Sequence

from game.core import meant
from game.core.acts.answer import Answer
from game.core.acts.commit import Commit
from game.core.acts.draft import Draft
from game.core.acts.propose import Propose
from game.core.acts.ready import Ready
from game.core.acts.reopen import Reopen
from game.core.acts.retract import Retract
from game.core.acts.standing import Standing
from game.core.acts.withdraw import Withdraw
from game.core.command import Command
from game.core.deals import MOST_ESCROW, MOST_MONITORING, MOST_POINTS, Promise, Proposal, Terms
from game.core.names import SHARES
from game.core.observation import Observation
from game.core.orders.vocabulary import Allocate, Estimate, PlayCard, React, SetStance
from game.core.suggest import called, did_you_mean
from game.view.typed import order_words

Reader = Callable[[Observation, Sequence[str]], Command]


class Unclear(ValueError):
    """A line that can't be understood; the message says how to write it."""


def read_command(seen: Observation, verb: str, words: Sequence[str]) -> Command:
    """Return the command a line stands for; `Unclear` with a sentence if it is none."""
    if verb in _READERS:
        return _READERS[verb](seen, words)
    raise Unclear(f"I don't know {verb!r}.{did_you_mean(verb, VERBS)} Say `help` for all words.")


def _spend(seen: Observation, words: Sequence[str]) -> Command:
    if len(words) < 2:
        raise Unclear("Say which lever and how many points: spend 3 4, or spend enforcement 4.")
    caps = {lever.name: lever.cap for lever in seen.levers}
    titles = {lever.name: lever.title for lever in seen.levers}
    lever = _pick(words[:-1], titles, "lever")
    return Draft(order=Allocate(lever=lever, points=_whole(words[-1], caps[lever])))


def _stance(seen: Observation, words: Sequence[str]) -> Command:
    if len(words) < 2:
        raise Unclear("Say which stance and its level: stance 1 2, or stance chip_controls 2.")
    own = {stance.name: stance for stance in seen.stances if stance.own}
    name = _pick(words[:-1], {name: stance.title for name, stance in own.items()}, "stance")
    level = _whole(words[-1], len(own[name].levels) - 1)
    return Draft(order=SetStance(stance=name, level=level))


def _play(seen: Observation, words: Sequence[str]) -> Command:
    if not words:
        raise Unclear("Say which card of your hand: play 2, or play its name.")
    name = _pick(words, {card.id: card.title for card in seen.hand}, "card in your hand")
    reactive = any(card.id == name and card.reactive for card in seen.hand)
    if reactive and seen.phase == "consequences":
        return Draft(order=React(card=name))
    return Draft(order=PlayCard(card=name))


def _estimate(seen: Observation, words: Sequence[str]) -> Command:
    words = " ".join(words).replace(" %", "%").split()
    if len(words) < 4:
        known = ", ".join(seen.options.estimates) or "lead"
        raise Unclear(f"Say figure, low, central, high: estimate lead 5 7 9. Figures: {known}.")
    said = " ".join(words[:-3])
    figures = {one.name: one for one in seen.figures if one.name in seen.options.estimates}
    figure = called(said, {name: one.title for name, one in figures.items()}) or said
    share = figure in figures and figures[figure].unit in SHARES
    low, central, high = (_decimal(word, share=share) for word in words[-3:])
    return Draft(order=Estimate(figure=figure, low=low, central=central, high=high))


def _drop(seen: Observation, words: Sequence[str]) -> Command:
    said = " ".join(words)
    keys = [order.key for order in seen.draft]
    if not said:
        raise Unclear("Say which order: drop 1, or its words as `orders` shows them.")
    if said.isdecimal() and 1 <= int(said) <= len(keys):
        return Retract(key=keys[int(said) - 1])
    meant = [one.key for one in seen.draft if said in order_words(one) or said in one.key]
    return Retract(key=meant[0] if meant else said)


def _offer(seen: Observation, words: Sequence[str]) -> Command:
    """Read a deal: china give 2 us.chip_ceiling=2 get china.no_distillation=1 until 2027Q4."""
    partner = meant.faction(words[0]) if words else None
    if partner is None:
        raise Unclear(_HOW_TO_OFFER)
    parts: dict[str, list[str]] = {"give": [], "get": []}
    plain = {"monitoring": "1", "escrow": "0", "until": ""}
    place = ""
    for word in words[1:]:
        if word in parts or word in plain:
            place = word
        elif place in parts:
            parts[place].append(word)
        elif place == "until":
            plain[place] += word  # a quarter may be typed in two words
        elif place in plain:
            plain[place] = word
        else:
            raise Unclear(_HOW_TO_OFFER)
    proposal = Proposal(
        partner=partner,
        give=_terms(parts["give"]),
        get=_terms(parts["get"]),
        monitoring=_whole(plain["monitoring"], MOST_MONITORING),
        escrow=_whole(plain["escrow"], MOST_ESCROW),
        until=_quarter(plain["until"] or seen.quarter),
    )
    return Propose(proposal=proposal)


_HOW_TO_OFFER = (
    "Say: offer FACTION give POINTS pledge=LIMIT get POINTS pledge=LIMIT monitoring 0-3"
    " escrow 0-6 until 2027Q4; leave out what you don't want, as in: offer us give"
    " china.no_grey_market=1 get us.chip_ceiling=2 until 2027Q4. Say `pledges` for what can be"
    " promised."
)


def _terms(words: Sequence[str]) -> Terms:
    points, promise = 0, None
    for word in words:
        if "=" in word:
            pledge, _, limit = word.partition("=")
            promise = Promise(pledge=pledge, limit=_decimal(limit))
        elif word.isdecimal():
            points = _whole(word, MOST_POINTS)
        else:
            raise Unclear(_HOW_TO_OFFER)
    return Terms(points=points, promise=promise)


def _answer(accept: bool) -> Reader:
    def read(seen: Observation, words: Sequence[str]) -> Command:
        return Answer(deal=_deal(seen, words), accept=accept)

    return read


def _withdraw(seen: Observation, words: Sequence[str]) -> Command:
    return Withdraw(deal=_deal(seen, words))


def _deal(seen: Observation, words: Sequence[str]) -> str:
    if len(words) != 1:
        raise Unclear("Say which deal: accept uc1.")
    return words[0]


def _go(seen: Observation, words: Sequence[str]) -> Command:
    return Commit() if seen.options.may_commit else Ready()


def _pick(words: Sequence[str], titles: Mapping[str, str], kind: str) -> str:
    """Return the name words stand for: a number in the list, a name, its beginning, or a title."""
    word, names = " ".join(words).lower(), [*titles]
    if word.isdecimal():
        if 1 <= int(word) <= len(names):
            return names[int(word) - 1]
        raise Unclear(f"There is no {kind} number {word}; there are {len(names)}.")
    shorter = [n.replace("/", ".").split(".", 1)[-1] for n in names]
    if word in names or word in shorter:
        return word if word in names else names[shorter.index(word)]
    begun = [name for name, tail in zip(names, shorter, strict=True) if tail.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    if (titled := called(word, titles)) is not None:
        return titled
    raise Unclear(f"You have no {kind} called {word!r}.{did_you_mean(word, shorter)}")


def _whole(word: str, most: int) -> int:
    if not word.isdecimal() or len(word) > 3 or int(word) > most:
        raise Unclear(f"{word!r} is not a whole number from 0 to {most}.")
    return int(word)


def _decimal(word: str, *, share: bool = False) -> float:
    try:
        return meant.number(word, share=share)
    except meant.NotMeant as why:
        raise Unclear(str(why)) from None


def _quarter(words: str) -> str:
    try:
        return meant.quarter(words)
    except meant.NotMeant as why:
        raise Unclear(str(why)) from None


_READERS: dict[str, Reader] = {
    "spend": _spend,
    "stance": _stance,
    "play": _play,
    "react": _play,
    "estimate": _estimate,
    "drop": _drop,
    "offer": _offer,
    "accept": _answer(True),
    "refuse": _answer(False),
    "withdraw": _withdraw,
    "standing": lambda seen, words: Standing(),
    "commit": lambda seen, words: Commit(),
    "reopen": lambda seen, words: Reopen(),
    "ready": lambda seen, words: Ready(),
    "go": _go,
}
VERBS = tuple(_READERS)
