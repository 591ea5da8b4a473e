"""The others at a hosted table in the line mode: press, people, suggestions, signatures.

Who plays alone sees none of this: bots read no press, and one person needs no sign-off.
"""

from collections.abc import Sequence
from functools import partial

from game.core.acts.adopt import Adopt
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.send import Send
from game.core.acts.sign import Sign
from game.core.acts.suggest import Suggest
from game.core.command import Command
from game.core.conduct.words import Message, Party
from game.core.names import FACTION_TITLES
from game.core.observation import Observation, SuggestionView
from game.core.suggest import did_you_mean
from game.lines.cell import Page
from game.lines.pages import inset, wrap
from game.lines.typed import SYNONYMS, key_words, order_words
from game.lines.words import Unclear, read_command
from game.table.port import Company, Person
from game.view.members import NOBODY_ELSE, called, signatures
from game.world.vocabulary import FACTIONS

LONGEST = 500
LATEST = 5
"""Most messages shown unasked."""
WRITE = "write TO TEXT: press to all, inside, white, or factions (write china,labs Let us meet)"
SHARED_ACTIONS = {
    "suggest": "suggest spend LEVER POINTS (or stance, play, estimate): lay it beside the draft",
    "adopt": "adopt NUMBER: take a suggestion of page `people` into the draft",
    "dismiss": "dismiss NUMBER: drop it",
    "sign": "sign: sign the draft as it stands; a change takes signatures off",
}
VERBS = ("write", *SHARED_ACTIONS)


def hosted(seen: Observation, company: Company) -> bool:
    """Whether there is anybody around the table to write to or to work with."""
    return bool(seen.members or company.people)


def pages_around(company: Company) -> dict[str, Page]:
    """Return the pages about the others."""
    return {
        "press": ("what was written, to you and by you", partial(press, company=company)),
        "people": (
            "who is here, suggestions, who wrote and signed",
            partial(people, company=company),
        ),
    }


def actions_around(seen: Observation) -> list[str]:
    """Return how the verbs are written that a role has."""
    shared = SHARED_ACTIONS if seen.role in FACTIONS else {}
    sign = seen.sign_off
    write = [WRITE] if seen.options.may_write else []
    return [*write, *(text for verb, text in shared.items() if sign or verb != "sign")]


def press(seen: Observation, company: Company) -> list[str]:
    """Return all press the seat may read, oldest first."""
    lines = [line for one in seen.press for line in message(one, seen, company)]
    return lines or ["No press yet."]


def fresh(seen: Observation, company: Company, heard: int) -> list[str]:
    """Return the press that came after the first `heard` messages; one's own is known."""
    own = {"", company.you}
    new = [m for m in seen.press[heard:] if m.sender != seen.role or m.by not in own]
    earlier = len(new) - LATEST
    lines = [f"({earlier} earlier messages: say `press`.)"] if earlier > 0 else []
    return [*lines, *(line for one in new[-LATEST:] for line in message(one, seen, company))]


def message(one: Message, seen: Observation, company: Company) -> list[str]:
    """Return one message; the lines of its text are always indented, so that it feigns no other."""
    place = f"Press, {one.quarter} {one.phase}, {_writer(one, company)} to {_readers(one, seen)}:"
    return [*wrap(place, "   "), *inset(" ".join(one.text.split()))]


def _writer(one: Message, company: Company) -> str:
    name = called(one.by, company)
    return f"{_party(one.sender)} ({name})" if name else _party(one.sender)


def _readers(one: Message, seen: Observation) -> str:
    if not one.to:
        return "all"
    if one.to == (one.sender,):
        return "its own"
    return ", ".join("you" if p == seen.role else _party(p) for p in one.to if p != one.sender)


def _party(party: Party) -> str:
    return "White cell" if party == "white" else FACTION_TITLES[party]


def people(seen: Observation, company: Company) -> list[str]:
    """Return who is here; for a faction also its suggestions, authors and signatures."""
    lines = [line for person in company.people for line in wrap(_person(person, company), "   ")]
    if not company.people:
        lines = [f"{_title(one.faction)}: {one.member}, {one.post}" for one in seen.members]
    for place, one in enumerate(seen.suggestions, 1):
        words = f"{called(one.by, company)} suggests {order_words(one.order)}"
        lines += wrap(f"{place}. {words} (adopt {place}, or dismiss {place})", "   ")
    for key, by in seen.authors.items():
        written = f"- {key_words(key)} was written by {called(by, company)}"
        lines += wrap(written, "   ") if by else []
    return [*lines, *signed(seen, company)]


def signed(seen: Observation, company: Company) -> list[str]:
    """Return who has signed the draft and who has not, where drafts are signed."""
    if not seen.sign_off or seen.role not in FACTIONS:
        return []
    done, missing = (", ".join(names) for names in signatures(seen, company))
    left = f"Not signed: {missing}" if missing else NOBODY_ELSE
    return wrap(f"Signed: {done or 'nobody'}. {left}.", "   ")


def _person(person: Person, company: Company) -> str:
    here = "here" if person.devices else "away"
    post = f", {person.post}" if person.role in FACTIONS else ""
    at = f", at {person.touching}" if person.touching else ""
    you = " (you)" if person.member == company.you else ""
    return f"{_title(person.role)}: {called(person.member, company)}{you}{post}, {here}{at}"


def _title(role: str) -> str:
    return {**FACTION_TITLES, "white": "White cell (runs the table)"}.get(role, role.capitalize())


def read_around(seen: Observation, verb: str, words: Sequence[str]) -> Command:
    """Return the command a line stands for; `Unclear` says how to write it."""
    if verb == "write":
        return _write(seen, words)
    if seen.role not in FACTIONS:
        raise Unclear("Only the members of a faction work on its orders.")
    if verb == "suggest":
        return _suggest(seen, words)
    if verb == "sign":
        return Sign()
    one = _suggestion(seen, words, verb)
    made = Adopt if verb == "adopt" else Dismiss
    return made(by=one.by, key=one.order.key)


def _write(seen: Observation, words: Sequence[str]) -> Send:
    if len(words) < 2:
        raise Unclear(f"Say {WRITE}.")
    text = " ".join(words[1:])
    if len(text) > LONGEST:
        raise Unclear(f"A message has at most {LONGEST} characters; this one has {len(text)}.")
    return Send(to=_to(seen, words[0].lower()), text=text)


def _to(seen: Observation, word: str) -> tuple[Party, ...]:
    known: dict[str, tuple[Party, ...]] = {"all": ()} if seen.options.may_write_all else {}
    known |= {party: (party,) for party in seen.options.may_write}
    if not known:
        raise Unclear("Watching seats write no press.")
    if seen.role in known:
        known["inside"] = known[seen.role]
    parties: list[Party] = []
    for name in word.split(","):
        if name not in known or (name == "all" and word != name):
            hint = did_you_mean(name, known)
            raise Unclear(f"You can't write to {name!r}.{hint} You can to {', '.join(known)}.")
        parties += known[name]
    return tuple(parties)


def _suggest(seen: Observation, words: Sequence[str]) -> Suggest:
    verb = SYNONYMS.get(words[0], words[0]) if words else ""
    if verb in ("spend", "stance", "play", "react", "estimate"):
        meant = read_command(seen, verb, words[1:])
        if isinstance(meant, Draft):
            return Suggest(order=meant.order)
    raise Unclear(f"Say {SHARED_ACTIONS['suggest']}.")


def _suggestion(seen: Observation, words: Sequence[str], verb: str) -> SuggestionView:
    count = len(seen.suggestions)
    number = words[0] if len(words) == 1 and words[0] in map(str, range(1, count + 1)) else ""
    if not number:
        there = f"there are {count}" if count else "there are none"
        raise Unclear(f"Say which suggestion by its number on page `people` ({there}): {verb} 1.")
    return seen.suggestions[int(number) - 1]
