"""People as rows: who is at the table, in which post, at which order."""

from textual.content import Content

from game.core.observation import Observation
from game.table.port import Company, Person
from game.tui.ink.frame import Frame, Part, as_many, fit, ink, stack, wrap
from game.tui.ink.inks import GOOD, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.player_text import PlayerText, clean
from game.tui.ink.rows import Row, heading, note
from game.view.lookup import subject
from game.view.roles import LETTERS, NAMES
from game.world.vocabulary import FACTIONS

WATCHING = ("observer", "projector")
RUNS_IT = "Runs the table, never plays"


def people_rows(observation: Observation, company: Company) -> tuple[Row, ...]:
    """Everybody at the table: the factions with who sits in them, who watches, who runs it."""
    rows: list[Row] = []
    for seat in observation.seats:
        rows.append(_faction(seat.faction))
        own = [person for person in company.people if person.role == seat.faction]
        rows += [_person(person, observation, company) for person in own]
        if not own:
            nobody = {"bot": "a bot plays", "nobody": "nobody plays"}
            rows.append(note(f"  {nobody.get(seat.player, 'nobody yet')}"))
    watching = [p for role in WATCHING for p in company.people if p.role == role]
    rows += [heading("Watching")] if watching else []
    rows += [_watcher(person, observation, company) for person in watching]
    hosts = [person for person in company.people if person.role == "white"]
    rows += [heading(RUNS_IT)] if hosts else []
    rows += [_watcher(person, observation, company) for person in hosts]
    return tuple(rows) if company.people else (note("You are alone at this terminal."),)


def order_title(key: str, observation: Observation) -> str:
    """An order's key (``allocate us.energy``) or a row's name by the title of what it is about."""
    name = subject(key)
    titles = {lever.name: lever.title for lever in observation.levers}
    titles |= {stance.name: stance.title for stance in observation.stances}
    titles |= {card.id: card.title for card in observation.hand}
    titles |= {figure.name: figure.title for figure in observation.figures}
    # The white cell has no titles of a faction's orders; the names say enough.
    return clean(titles.get(name, name.rsplit(".", 1)[-1].replace("_", " ")))


def _faction(faction: str) -> Row:
    line = ink(
        (f"{LETTERS[faction]} ", faction_ink(faction)), (NAMES[faction], faction_ink(faction))
    )
    return Row(
        f"faction {faction}", lambda frame: fit(line, frame.width, frame.glyphs), heading=True
    )


def _watcher(person: Person, observation: Observation, company: Company) -> Row:
    return _person(person, observation, company, f"{NAMES[person.role].lower()}")


def _person(person: Person, observation: Observation, company: Company, place: str = "") -> Row:
    touching = f"at {order_title(person.touching, observation)}" if person.touching else ""
    you = "you" if person.member == company.you else ""
    here = "" if person.devices else "away"
    told = [word for word in (place or person.post, you, here, touching) if word]
    words = ", ".join(told)

    def draw(frame: Frame) -> Content:
        mark = frame.glyphs.done if person.devices else frame.glyphs.waiting
        parts: list[Part] = ["   ", (mark, GOOD if person.devices else MUTED), " "]
        name = PlayerText(person.name).content(TITLE if you else WORDS)
        shown = as_many(told, frame.width - 7 - name.cell_length)
        return fit(ink(*parts, name, (f"  {shown}", MUTED)), frame.width, frame.glyphs)

    def about(frame: Frame) -> Content:
        devices = f"{person.devices} devices" if person.devices != 1 else "1 device"
        doors = f" ({', '.join(person.doors)})" if person.doors else ""
        record = f"{words}; on the record as {person.member}"
        lines = [PlayerText(person.name).content(TITLE), *wrap(ink((record, MUTED)), frame.width)]
        return stack([*lines, *wrap(ink((f"{devices}{doors}", WORDS)), frame.width)])

    return Row(f"person {person.member}", draw, about)


def seated(company: Company, member: str) -> Person | None:
    """The person a row is about, if they are still here."""
    return next((person for person in company.people if person.member == member), None)


def may_reseat(company: Company, person: Person) -> bool:
    """Whether this seat may give somebody another post: a lead their own, the white cell all."""
    you = seated(company, company.you)
    if you is None or person.role not in FACTIONS:
        return False
    return you.role == "white" or (you.post == "lead" and you.role == person.role)
