"""Orders by mail: a faction's quarter as a small file that can be sent, signed by its code (G20).

The file is YAML, read by the same guarded reader as the rules. Its ``proof`` is an HMAC-SHA256 of
all the rest under a key made from the faction's code, so that a host takes it from nobody else.
Codes are short: the key is made by scrypt, lest who sees a file try all of them.
"""

import hashlib
import hmac
import json
import re
from pathlib import Path

import yaml
from pydantic import Field, ValidationError, model_validator

from game.content.complaint import complaints
from game.content.prescan import MOST_BYTES, Read, read_yaml
from game.content.problem import BrokenContent, Problem
from game.core.acts.redraft import Redraft
from game.core.errors import Refusal, UsageError
from game.core.observation import CardView, Observation, StanceView
from game.core.orders import vocabulary
from game.core.orders.vocabulary import Order
from game.core.plurals import counted
from game.store.whole import write_whole
from game.table.port import Reply
from game.table.table import Table
from game.world.vocabulary import Faction, QuarterWords, Words

HEAD = """\
# Four Fronts: the orders of {faction} for {quarter}. Change them, then sign the file:
#   fourfronts orders THIS-FILE --code CODE
# and send it to the host. Orders stand under "orders:", in place of [], one a line with a dash
# before it, as in the examples. A lever not named gets nothing. With "seal: false" the orders are
# a draft that can still be changed at the table.
"""
_PROOF = re.compile(r"^proof:.*(?:\n|$)", re.MULTILINE)


class OrderFile(Words):
    """What a faction orders for a quarter of a match."""

    match: str = Field(max_length=64)
    quarter: QuarterWords
    faction: Faction
    orders: tuple[Order, ...] = Field(default=(), max_length=60)
    seal: bool = True
    proof: str = Field(default="", max_length=64)

    @model_validator(mode="after")
    def _once(self) -> "OrderFile":
        keys = [order.key for order in self.orders]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise ValueError(f"{twice} is ordered twice")
        return self

    def signed(self, code: str) -> "OrderFile":
        """Return the same with its proof under a code."""
        return self.model_copy(update={"proof": self._proof(code)})

    def is_from(self, code: str) -> bool:
        """Whether the proof is that of the code."""
        return hmac.compare_digest(self.proof.encode(), self._proof(code).encode())

    def _proof(self, code: str) -> str:
        words = json.dumps(self.model_dump(mode="json", exclude={"proof"}), sort_keys=True)
        salt = f"four fronts orders {self.match}".encode()
        key = hashlib.scrypt(code.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32)
        return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()


def read_orders(path: Path) -> OrderFile:
    """Return what a file holds; the error says what is wrong with it, and where."""
    return _read(_text(path), path.name)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UsageError(f"{path} is not a text file.") from fault


def _read(text: str, name: str) -> OrderFile:
    found = read_yaml(text, name)
    try:
        # By way of JSON, whose lists may be tuples; all else is taken as strictly as it is written.
        return OrderFile.model_validate_json(json.dumps(found.value))
    except ValidationError as fault:
        raise _broken(fault, found, name) from fault


def _broken(fault: ValidationError, found: Read, name: str) -> BrokenContent:
    # A key that was mistyped is also missed under its right name: the mistake comes first.
    first = min(complaints(fault, found.value, _keys()), key=lambda one: not one.on_key)
    line, column = (found.key_place if first.on_key else found.place)(first.steps)
    return BrokenContent(Problem(name, line, column, "G20.1", first.message, first.suggestion))


def _keys() -> set[str]:
    """Every key that a file of orders may have."""
    kinds = (v for v in vars(vocabulary).values() if isinstance(v, type) and issubclass(v, Words))
    return {*OrderFile.model_fields, *(field for kind in kinds for field in kind.model_fields)}


def write_orders(path: Path, orders: OrderFile, note: str = "") -> None:
    """Write a file for people to read and change; it holds orders, so for this user alone."""
    head = HEAD.format(faction=orders.faction, quarter=orders.quarter)
    body = yaml.safe_dump(orders.model_dump(mode="json"), sort_keys=False, allow_unicode=True)
    write_whole(path, (head + note + body).encode())


def sign_orders(path: Path, code: str) -> OrderFile:
    """Sign a file in its place, as it is written, and return what it holds."""
    text = _text(path)
    signed = _read(text, path.name).signed(code)
    whole = f"{_PROOF.sub('', text).rstrip()}\nproof: {signed.proof}\n"
    if _read(whole, path.name) != signed:
        raise UsageError(f"{path}: write `proof:` on a line of its own, or leave it out.")
    write_whole(path, whole.encode())
    return signed


def blank_orders(seen: Observation, faction: Faction) -> tuple[OrderFile, str]:
    """Return the draft as it stands, and a note of what could be ordered."""
    own = [stance for stance in seen.stances if stance.own]
    cards = [card for card in seen.hand if not card.reactive]
    lines = [
        f"spend up to {counted(seen.budget, 'point')} and {seen.capital} political capital",
        *(f"  {lever.name}: 0 to {lever.cap}  {lever.title}" for lever in seen.levers),
        "stances: one level up or down",
        *(f"  {s.name}: is {s.level}, {s.cost} capital a level  {s.title}" for s in own),
        "cards: at most one",
        *(f"  {card.id}: {_price(card)}  {card.title}" for card in cards),
        "for example",
        f"  - {{kind: allocate, lever: {seen.levers[0].name}, points: 3}}",
        f"  - {{kind: stance, stance: {own[0].name}, level: {_next(own[0])}}}",
        *(f"  - {{kind: play, card: {card.id}}}" for card in cards[:1]),
        "  - {kind: estimate, figure: lead, low: 5, central: 7, high: 9}",
    ]
    file = OrderFile(match=seen.match, quarter=seen.quarter, faction=faction, orders=seen.draft)
    return file, "".join(f"# {' '.join(line.splitlines())}\n" for line in lines)


def _next(stance: StanceView) -> int:
    return stance.level + 1 if stance.level + 1 < len(stance.levels) else stance.level - 1


def _price(card: CardView) -> str:
    capital = f", {card.capital} capital" if card.capital else ""
    return f"{counted(card.cost, 'point')}{capital}, {card.window}"


def take_orders(table: Table, file: OrderFile) -> Reply:
    """Give a file's orders to its table in place of the draft: all of them, or none.

    They are checked as if they had been typed; what is refused leaves the draft as it was. Who
    calls this has made sure by `OrderFile.is_from` whose file it is.
    """
    seen = table.observe(file.faction)
    if file.match != seen.match:
        return _refuse("other-match", "These orders are for another match.")
    if file.quarter != seen.quarter:
        message = f"These orders are for {file.quarter}; the table is at {seen.quarter}."
        return _refuse("other-quarter", message)
    if not seen.options.may_order:
        message = "Orders are not open: the phase is another one, or they are sealed already."
        return _refuse("not-open", message)
    return table.say(file.faction, Redraft(orders=file.orders, seal=file.seal))


def _refuse(code: str, message: str) -> Reply:
    return Reply(refusal=Refusal(code=code, message=message, rule="G20.2"))
