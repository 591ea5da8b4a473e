"""The line mode's conversation: show, ask, answer, until the match or the input ends."""

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence

from pydantic import ValidationError

from game.core.acts.bring import Bring
from game.core.acts.commit import Commit
from game.core.acts.look_back import LookBack
from game.core.acts.ready import Ready
from game.core.clean import clean
from game.core.command import Command
from game.core.grammar import Typed, Unclear
from game.core.observation import NewsItem, Observation
from game.core.orders.verbs import SYNONYMS
from game.core.plurals import counted
from game.core.unanswered import unanswered
from game.core.waterfall import NO_RECEIPTS, RECEIPTS_TO_COME
from game.lines import around, pages, receipts
from game.lines.printing import fit, lines_of, row_lines, wrap
from game.lines.reading import ONWARD, read, usage
from game.table.port import Port
from game.view.aims import figures
from game.view.countdown import clock_words
from game.view.crisis import crisis
from game.view.deals import deal, standing_deals
from game.view.desk import brought
from game.view.fronts import fronts
from game.view.news import told_since
from game.view.orders import purse
from game.view.pages import AtTable, MenuPage, pages_for
from game.view.room import lobby
from game.view.sharing import signed

Say = Callable[[str], None]
LookUp = Callable[[str], list[str]]

WELCOME = (
    "Four Fronts. A game about the contest for AI leadership, 2026 to 2028. It is not a forecast:"
    " its numbers are disputed, and those who argue about them have interests of their own."
    " Say `help` for what you can do; Enter goes on, but seals no orders: that needs the word"
    " `commit`."
)
HERE = "here"
"""What the next seat says at a hand-over."""


class PlainSession:
    """One input and one output for one seat, or several in turn (hot seat).

    ``farewell`` is what is said at the end of the match, and to who leaves before it. ``drop``
    forgets what was typed and not read yet, and says whether there was any.
    """

    def __init__(
        self,
        ports: Sequence[Port],
        lines: AsyncIterator[str],
        say: Say,
        look_up: LookUp,
        farewell: tuple[str, str],
        drop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._ports = ports
        self._port = ports[0]
        self._lines = lines
        self._raw = say
        self._look_up = look_up
        self._farewell = farewell
        self._drop = drop
        self._shown = ("", "", "", "")
        self._heard = 0
        self._told = 0

    async def run(self) -> int:
        """Play until the match is over, the player quits, or the input ends; returns 0."""
        self._say(*wrap(WELCOME))
        while True:
            seen = self._port.observe()
            if seen.close is not None:
                self._say(*pages.close(seen.close), *pages.own_end(seen))
                self._raw(clean(self._farewell[0]))
                return 0
            self._greet(seen)
            self._hear(seen)
            line = await self._ask(seen)
            if line is None or line in ("quit", "q", "exit"):
                # Not folded, so that it can be copied as it is.
                self._raw(clean(self._farewell[1]))
                return 0
            now = self._port.observe()
            if line in ONWARD and seen.cell is None and _place(now) != _place(seen):
                self._say("Meanwhile the table went on, so that did nothing.")
                continue
            await self._take(now, line)
            await self._next_seat()

    def _say(self, *lines: str) -> None:
        for line in lines:
            for part in fit(clean(line)):
                self._raw(part)

    def _greet(self, seen: Observation) -> None:
        """Say where the match is, once a phase."""
        place = _place(seen)
        if place == self._shown:
            return
        if self._shown[0]:
            self._drop_typed()
        if seen.match != self._shown[0]:
            self._heard, self._told = 0, len(seen.news)
        self._shown = place
        who = [f"You are {seen.role}."] if len(self._ports) > 1 else []
        waited = lines_of(lobby(seen, self._port.company()))
        self._say(*pages.heading(seen), *waited, *who, *lines_of(fronts(seen)))
        if seen.phase in ("consequences", "briefing"):
            recent = [n for n in seen.news if n.quarter == seen.quarter]
            self._say(*_told(recent))
            self._told = len(seen.news)
        if seen.phase == "consequences":
            self._say(*pages.reactions(seen))
        if seen.phase == "debrief":
            self._told = len(seen.news)
            self._say(*pages.looking_back(seen))
        if seen.phase == "briefing" and seen.crisis is not None:
            self._say(*lines_of(crisis(seen)))
        if seen.phase == "orders" and seen.cell is None:
            self._say(*lines_of(purse(seen)))
        if seen.phase == "negotiation":
            self._say(*lines_of(standing_deals(seen)))

    def _hear(self, seen: Observation) -> None:
        """Say what press has come since the last line, and what the host did at the table."""
        fresh = [n for n in seen.news[self._told :] if n.kind in ("notice", "ruling")]
        self._say(*_told(fresh))
        self._told = len(seen.news)
        self._say(*around.fresh(seen, self._port.company(), self._heard))
        self._heard = len(seen.press)

    def _drop_typed(self) -> None:
        """Forget what was typed for a phase that nobody had seen yet, as while a bot thought."""
        if self._drop():
            self._say("(What you typed meanwhile was dropped.)")

    async def _ask(self, seen: Observation) -> str | None:
        clock = clock_words(seen.clock, self._port.now())
        left = seen.budget - seen.spent if seen.options.may_commit else 0
        unspent = counted(left, "point") + " left" if left else ""
        place = ", ".join(
            filter(None, (f"{seen.role} {seen.quarter} {seen.phase}", unspent, clock))
        )
        self._say(f"{place} (Enter: {_enter(seen)}; help) >")
        line = await anext(self._lines, None)
        return None if line is None else clean(line).strip()

    async def _take(self, seen: Observation, line: str) -> None:
        """Do what a line says: a page, a look-up, or a command to the table."""
        if line.startswith("#"):
            return
        verb, *words = line.split() or [_by_enter(seen)]
        at = _around(self._port)
        menu = pages_for(at)
        verb = _named(verb.lower(), menu)
        verb = SYNONYMS.get(verb, verb)
        if verb == "help":
            self._help(seen)
        elif verb == "look over":
            self._say(*pages.before_sealing(seen))
        elif verb == "look at what is open":
            self._say(*pages.still_open(seen))
        elif verb == "wait":
            self._say(*pages.waiting(seen))
        elif verb in menu:
            self._say(*lines_of(menu[verb].make(at)))
        elif verb == "figures":
            self._say(*lines_of(figures(seen, " ".join(words))))
        elif verb == "why":
            await self._why(seen, words or ["lead"])
        elif verb == "rules":
            self._say(*self._look_up(" ".join(words)))
        else:
            await self._command(seen, verb, words)

    async def _why(self, seen: Observation, words: Sequence[str]) -> None:
        """Say what moved a figure in the last quarter, or in one that the words end in."""
        if not seen.receipts:
            self._say(*wrap(f"{NO_RECEIPTS} {RECEIPTS_TO_COME}"))
            return
        link = receipts.asked_why(seen, words)
        if link is None:
            self._say(f"Nothing called {' '.join(words)!r} has moved, as far as you can see.")
            return
        reply = await self._port.say(LookBack(variable=link.variable, quarter=link.quarter))
        if reply.refusal is not None:
            self._say(*pages.refused(reply.refusal, self._port.company()))
        elif reply.receipt is None:
            when = f"by the end of {link.quarter}"
            self._say(f"Nothing had moved {link.variable} {when} since the start.")
        else:
            self._say(*receipts.why(reply.receipt, link))

    async def _command(self, seen: Observation, verb: str, words: Sequence[str]) -> None:
        try:
            command = self._read(seen, verb, words)
        except Unclear as unclear:
            self._say(*wrap(str(unclear)))
            return
        except ValidationError as fault:
            self._say(*wrap(f"That can't be read: {fault.errors()[0]['msg']}."))
            return
        self._say(*_meanwhile(seen, command))
        reply = await self._port.say(command)
        if reply.refusal is not None:
            self._say(*pages.refused(reply.refusal, self._port.company()))
        elif self._port.observe().phase == seen.phase:
            self._say("Done.", *self._after(verb, command))

    def _read(self, seen: Observation, verb: str, words: Sequence[str]) -> Command:
        at = _around(self._port)
        line = Typed(verb, words, seen, at.company.people, at.company.tables)
        return read(line, at.hosted)

    def _after(self, verb: str, command: Command) -> list[str]:
        """Return what to show after a command that went through."""
        seen = self._port.observe()
        if isinstance(command, Bring):
            injects = seen.cell.injects if seen.cell else ()
            return [line for i in injects if i.id == command.inject for line in wrap(brought(i))]
        if verb in ("spend", "answer", "play", "stance", "drop", "adopt"):
            return lines_of(purse(seen))
        if verb in ("offer", "accept", "refuse", "withdraw"):
            return row_lines(deal(seen.deals[-1]))
        if verb == "sign":
            return lines_of(signed(seen, self._port.company()))
        return []

    def _help(self, seen: Observation) -> None:
        company = self._port.company()
        at = _around(self._port)
        self._say("Pages, by number or name:")
        self._say(
            *(f"{i}. {name}: {one.about}" for i, (name, one) in enumerate(pages_for(at).items(), 1))
        )
        self._say("figures [WORD]: every figure you know; why FIGURE [QUARTER]: what moved it")
        self._say("rules [WORD]: the rulebook")
        self._say("Orders:" if seen.cell is None else "What the white cell does:")
        post = next((p.post for p in company.people if p.member == company.you), None)
        actions = usage(seen, post, "own" if seen.cell is None else "cell")
        self._say(*(f"- {text}" for text in actions))
        if at.hosted:
            shared = usage(seen, post, "shared", "room")
            self._say("With the others:", *(f"- {text}" for text in shared))
        self._say("quit: leave; the match is saved at every step")

    async def _next_seat(self) -> None:
        """In a hot seat, hand over to the next person who still has to decide."""
        if len(self._ports) == 1 or _deciding(self._port.observe()):
            return
        waiting = [port for port in self._ports if _deciding(port.observe())]
        if not waiting or waiting[0] is self._port:
            return
        self._port = waiting[0]
        self._drop_typed()
        here = f"Say `{HERE}` when they sit here."  # Enter, held down, may have led here
        # Lines of text can't clear a screen; enough empty ones push the orders out of sight.
        self._say(*[""] * 60, f"Hand over to {self._port.role}. {here}")
        while (line := await anext(self._lines, None)) is not None and clean(line).strip() != HERE:
            self._say(here)


def _around(port: Port) -> AtTable:
    return AtTable(port.observe(), port.company(), port.now())


def _told(items: Iterable[NewsItem]) -> list[str]:
    """Return news as lines."""
    return [line for words in told_since(items) for line in wrap(words)]


def _named(word: str, menu: Mapping[str, MenuPage]) -> str:
    """Return the page a number of the menu stands for, or the word itself."""
    if word.isdecimal() and 1 <= int(word) <= len(menu):
        return list(menu)[int(word) - 1]
    return word


def _place(seen: Observation) -> tuple[str, str, str, str]:
    return seen.match, seen.quarter, seen.phase, seen.role


def _by_enter(seen: Observation) -> str:
    """Return what a bare Enter stands for: nothing by which orders are sealed."""
    if seen.cell is not None:
        return "cell"
    if seen.options.may_commit:
        return "look over"
    if unanswered(seen):
        return "look at what is open"
    return "go" if seen.options.may_ready else "wait"


def _enter(seen: Observation) -> str:
    """Return what Enter does, as the prompt says it."""
    words = {
        "look over": "look over; commit: seal",
        "look at what is open": "what is open; go: go on",
        "go": "go on",
    }
    return words.get(_by_enter(seen), "look again")


def _meanwhile(seen: Observation, command: Command) -> list[str]:
    """Return what to say before bots order: those that search think for some seconds."""
    if all(seat.player != "bot" for seat in seen.seats):
        return []
    if isinstance(command, Commit) and seen.options.may_commit:
        return ["Sealed. The others decide now."]
    if isinstance(command, Ready) and seen.options.may_ready and seen.phase == "negotiation":
        return ["The others decide now."]
    return []


def _deciding(seen: Observation) -> bool:
    return seen.options.may_ready or seen.options.may_commit
