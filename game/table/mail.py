"""Orders by mail: a faction's quarter as a small file that can be sent, signed by its code (G20).

The file is YAML, read by the same guarded reader as the rules. Its ``proof`` is an HMAC-SHA256 of
all the rest under the faction's code, so that a host takes it from nobody else.
"""

import hashlib
import hmac
import json
from pathlib import Path

import yaml
from pydantic import Field, ValidationError

from game.content.prescan import MOST_BYTES, read_yaml
from game.core.errors import Refusal, UsageError
from game.core.observation import Observation
from game.core.orders.vocabulary import Order
from game.table.port import Commit, Draft, Reply, Retract
from game.table.table import Table
from game.world.vocabulary import Faction, QuarterWords, Words

HEAD = """\
# Four Fronts: the orders of {faction} for {quarter}. Change them, then sign the file:
#   fourfronts orders THIS-FILE --code CODE
# and send it to the host. A lever not named gets nothing.
"""


class OrderFile(Words):
    """What a faction orders for a quarter of a match."""

    match: str = Field(max_length=64)
    quarter: QuarterWords
    faction: Faction
    orders: tuple[Order, ...] = Field(default=(), max_length=60)
    seal: bool = True
    proof: str = Field(default="", max_length=64)

    def signed(self, code: str) -> "OrderFile":
        """Return the same with its proof under a code."""
        return self.model_copy(update={"proof": self._proof(code)})

    def is_from(self, code: str) -> bool:
        """Whether the proof is that of the code."""
        return hmac.compare_digest(self.proof.encode(), self._proof(code).encode())

    def _proof(self, code: str) -> str:
        words = json.dumps(self.model_dump(mode="json", exclude={"proof"}), sort_keys=True)
        return hmac.new(code.encode(), words.encode(), hashlib.sha256).hexdigest()


def read_orders(path: Path) -> OrderFile:
    """Return what a file holds; `UsageError` says what is wrong with it."""
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES + 1).decode()
        found = OrderFile.model_validate(read_yaml(text, path.name).value, strict=False)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise UsageError(f"{path}: {place or 'the file'}: {first['msg']}.") from fault
    except UnicodeDecodeError as fault:
        raise UsageError(f"{path} is not a text file.") from fault
    return found


def write_orders(path: Path, orders: OrderFile, note: str = "") -> None:
    """Write a file for people to read and change."""
    head = HEAD.format(faction=orders.faction, quarter=orders.quarter)
    body = yaml.safe_dump(orders.model_dump(mode="json"), sort_keys=False, allow_unicode=True)
    path.write_text(head + note + body, encoding="utf-8")


def blank_orders(seen: Observation, faction: Faction) -> tuple[OrderFile, str]:
    """Return the draft as it stands, and a note of what could be ordered."""
    lines = [f"#   spend up to {seen.budget} points, {seen.capital} capital"]
    lines += [f"#   {lever.name}: 0 to {lever.cap}  {lever.title}" for lever in seen.levers]
    lines += [f"#   {stance.name}: level 0 to {len(stance.levels) - 1}  {stance.title}"
              for stance in seen.stances if stance.own]  # fmt: skip
    lines += [f"#   {card.id}: {card.cost} points  {card.title}" for card in seen.hand]
    lines += ["#   - {kind: allocate, lever: us.energy, points: 3}"]
    lines += ["#   - {kind: stance, stance: …, level: 1}", "#   - {kind: play, card: …}"]
    file = OrderFile(match=seen.match, quarter=seen.quarter, faction=faction, orders=seen.draft)
    return file, "\n".join(lines) + "\n"


def take_orders(table: Table, file: OrderFile) -> Reply:
    """Give a file's orders to its table in place of the draft: all of them, or none.

    They are checked as if they had been typed; what is refused leaves the draft as it was.
    """
    seen = table.observe(file.faction)
    if (file.match, file.quarter) != (seen.match, seen.quarter):
        message = f"These orders are for another match or quarter than {seen.quarter}."
        return _refuse("other-quarter", message)
    if not seen.options.may_order:
        message = "Orders are not open: the phase is another one, or they are sealed already."
        return _refuse("not-open", message)
    before = seen.draft
    reply = _redraft(table, file.faction, before, file.orders)
    if not reply.ok:
        _redraft(table, file.faction, table.observe(file.faction).draft, before)
        return reply
    return table.say(file.faction, Commit()) if file.seal else reply


def _redraft(
    table: Table, faction: Faction, before: tuple[Order, ...], after: tuple[Order, ...]
) -> Reply:
    for order in before:
        table.say(faction, Retract(key=order.key))
    for order in after:
        reply = table.say(faction, Draft(order=order))
        if not reply.ok:
            return reply
    return Reply()


def _refuse(code: str, message: str) -> Reply:
    return Reply(refusal=Refusal(code=code, message=message, rule="G20.2"))
