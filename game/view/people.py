"""People: who is at the table, in which post, at which order; and who plays whom."""

from game.core.acts.reseat import may_reseat
from game.core.observation import Observation, Seat
from game.core.rule_titles import FACTION_TITLES
from game.table.port import Company, Person
from game.view.cells import Mark, Page, PageRow, Phrase, Side, heading, note, one_line, words
from game.view.members import called
from game.view.roles import NAMES
from game.view.titles import order_title
from game.world.vocabulary import FACTIONS

WATCHING = ("observer", "projector")
RUNS_IT = "Runs the table, never plays"
_NOBODY = {"bot": "a bot plays", "nobody": "nobody plays"}


def people(seen: Observation, company: Company) -> Page:
    """Everybody at the table: the factions with who sits in them, who watches, who runs it."""
    if not company.people:
        return Page("people", _named_only(seen) or (note("You are alone at this terminal."),))
    rows: list[PageRow] = []
    for seat in seen.seats:
        own = [person for person in company.people if person.role == seat.faction]
        rows += [_faction(seat), *(_person(one, seen, company) for one in own)]
        rows += [] if own else [note(f"  {_NOBODY.get(seat.player, 'nobody yet')}", "")]
    watching = [p for role in WATCHING for p in company.people if p.role == role]
    hosts = [person for person in company.people if person.role == "white"]
    rows += [heading("Watching")] if watching else []
    rows += [_person(one, seen, company, NAMES[one.role].lower()) for one in watching]
    rows += [heading(RUNS_IT)] if hosts else []
    rows += [_person(one, seen, company, NAMES[one.role].lower()) for one in hosts]
    return Page("people", tuple(rows))


def _named_only(seen: Observation) -> tuple[PageRow, ...]:
    """The members where nothing more is known of the people, as in a record."""
    told = (f"{_title(one.faction)}: {one.member}, {one.post}" for one in seen.members)
    return tuple(note(line) for line in told)


def _faction(seat: Seat) -> PageRow:
    cells = (Side(seat.faction, brief=True), Side(seat.faction))
    return PageRow(f"faction {seat.faction}", cells, kind="heading")


def _person(one: Person, seen: Observation, company: Company, place: str = "") -> PageRow:
    you, here = one.member == company.you, bool(one.devices)
    at = f"at {order_title(one.touching, seen)}" if one.touching else ""
    known = [place or one.post, "you" if you else "", "" if here else "away", at]
    what = [word for word in known if word]
    name = Phrase(one_line(one.name), "title" if you else "words")
    devices = f"{one.devices} devices" if one.devices != 1 else "1 device"
    doors = f" ({', '.join(one.doors)})" if one.doors else ""
    return PageRow(
        f"person {one.member}",
        (
            Mark("done" if here else "waiting", "good" if here else "muted"),
            name,
            *(Phrase(word, "muted") for word in what),
        ),
        about=(
            words(name.text, "title"),
            words(f"{', '.join(what)}; on the record as {one.member}", "muted"),
            words(f"{devices}{doors}"),
        ),
        told=(_told(one, company),),
        verbs=(f"post {one.member} POST",) if may_give_post(company, one) else (),
    )


def _told(one: Person, company: Company) -> str:
    here = "here" if one.devices else "away"
    post = f", {one.post}" if one.role in FACTIONS else ""
    at = f", at {one.touching}" if one.touching else ""
    you = " (you)" if one.member == company.you else ""
    return f"{_title(one.role)}: {called(one.member, company)}{you}{post}, {here}{at}"


def _title(role: str) -> str:
    return {**FACTION_TITLES, "white": "White cell (runs the table)"}.get(role, role.capitalize())


def seated(company: Company, member: str) -> Person | None:
    """The person a row is about, if they are still here."""
    return next((person for person in company.people if person.member == member), None)


def may_give_post(company: Company, person: Person) -> bool:
    """Whether this seat may give somebody another post."""
    you = seated(company, company.you)
    return you is not None and may_reseat(you.role, you.post, person.role)


def seats(seen: Observation) -> Page:
    """Who plays whom and who is done."""
    return Page("seats", tuple(map(_seat, seen.seats)))


def _seat(seat: Seat) -> PageRow:
    state = "done" if seat.ready else "deciding"
    return PageRow(
        f"faction {seat.faction}",
        (
            Mark("done" if seat.ready else "waiting"),
            Side(seat.faction),
            Phrase(seat.player),
            Phrase(state, "muted"),
        ),
        told=(f"{seat.name}: {seat.player}, {state}",),
    )
