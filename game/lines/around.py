"""The others at a hosted table in the line mode: press, people, suggestions, signatures.

Who plays alone sees none of this: bots read no press, and one person needs no sign-off.
"""

from collections.abc import Sequence

from game.core.acts.adopt import Adopt
from game.core.acts.dismiss import Dismiss
from game.core.acts.draft import Draft
from game.core.acts.send import Send
from game.core.acts.sign import Sign
from game.core.acts.suggest import Suggest
from game.core.command import Command
from game.core.conduct.words import Party
from game.core.observation import Observation, SuggestionView
from game.core.suggest import did_you_mean
from game.lines.printing import row_lines
from game.lines.words import Unclear, read_command
from game.table.port import Company
from game.view.press import fresh as unheard
from game.view.typed import SYNONYMS
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


def actions_around(seen: Observation) -> list[str]:
    """Return how the verbs are written that a role has."""
    shared = SHARED_ACTIONS if seen.role in FACTIONS else {}
    sign = seen.sign_off
    write = [WRITE] if seen.options.may_write else []
    return [*write, *(text for verb, text in shared.items() if sign or verb != "sign")]


def fresh(seen: Observation, company: Company, heard: int) -> list[str]:
    """Return the press that came after the first `heard` messages; one's own is known."""
    new = unheard(seen, company, heard).rows
    earlier = len(new) - LATEST
    lines = [f"({earlier} earlier messages: say `press`.)"] if earlier > 0 else []
    return [*lines, *(line for row in new[-LATEST:] for line in row_lines(row))]


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
