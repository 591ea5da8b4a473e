"""Steps run as one loop give the bytes of steps run one by one, and never anything else."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from game.world.chance import Chance
from game.world.fused.loops import Fused, pieces_of
from game.world.fused.pieces import joined
from game.world.inputs import Inputs
from game.world.order import AFTER_PROMISES, BEFORE_PROMISES
from game.world.receipts import Ledger
from game.world.resolve import resolve
from game.world.rules import Rules
from game.world.start import start
from game.world.step import OneByOne, Steps
from game.world.turn import Turn
from game.world.world import PAIRS, ROOM, DealRows, World

from .conftest import LENSES

llvm = pytest.importorskip("llvmlite.binding")

from game.analysis.machine_code import build  # noqa: E402 - only with LLVM

SEED = bytes(range(32))
SPECIAL = (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -0.5, np.inf, -np.inf, np.nan, 5e-324, 1e308)


@pytest.fixture(scope="module")
def fused() -> Fused:
    return Fused(build, worth=0)


def chance(size: int) -> Chance:
    return Chance(SEED, np.arange(size, dtype=np.uint64))


def orders(world: World, rules: Rules, plays: np.ndarray | None = None) -> Inputs:
    """Random orders, a few random cards, and random deals between all pairs."""
    luck, size = np.random.default_rng(world.quarter), world.size
    caps = np.array([[lever.cap + 1] for lever in rules.levers])
    points = luck.integers(0, caps, (len(rules.levers), size)).astype(np.int16)
    stances = luck.integers(0, 4, (len(rules.stances), size)).astype(np.int8)
    if plays is None:
        plays = luck.integers(-1, len(rules.cards), (6, size)).astype(np.int16)
    answers = luck.integers(0, 3, (4, size)).astype(np.int8)
    return Inputs(points, stances, plays, (), deals(world, rules, luck), answers)


def deals(world: World, rules: Rules, luck: np.random.Generator) -> DealRows:
    made = DealRows.none(world.size)
    shape = made.active.shape
    pairs = np.repeat(np.array(PAIRS, np.int8), ROOM, axis=0)
    made.active[:] = luck.random(shape) < 0.5
    made.a[:], made.b[:] = pairs[:, :1], pairs[:, 1:]
    for pledge, limit in ((made.pledge_a, made.limit_a), (made.pledge_b, made.limit_b)):
        pledge[:] = luck.integers(-1, len(rules.pledges), shape)
        limit[:] = luck.integers(0, 3, shape)
    made.points[:] = luck.integers(-2, 3, shape)
    made.monitoring[:], made.escrow[:] = luck.integers(0, 4, shape), luck.integers(0, 3, shape)
    made.until[:] = world.quarter + luck.integers(0, 4, shape)
    return made


def same(one: World, other: World) -> bool:
    mine, theirs = (
        (w.values, w.played, w.rank, w.drawn, w.gates, *vars(w.deals).values())
        for w in (one, other)
    )
    return all(a.tobytes() == b.tobytes() for a, b in zip(mine, theirs, strict=True))


def play_both(
    rules: Rules, fused: Fused, size: int, quarters: int = 10, plays: np.ndarray | None = None
) -> World:
    """Play on from the plain world each quarter, both ways."""
    luck = chance(size)
    world = start(rules, luck)
    for quarter in range(quarters):
        given = orders(world, rules, plays if quarter == 0 else None)
        after = resolve(world, given, rules, luck)
        quick = resolve(world, given, rules, luck, run=fused)
        assert same(after, quick), (rules.lens, size, quarter)
        world = after
    return world


@pytest.mark.parametrize("lens", LENSES)
def test_a_loop_gives_the_same_bytes_under_every_lens(
    rules_under: Callable[[str], Rules], fused: Fused, lens: str
) -> None:
    play_both(rules_under(lens), fused, 403)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 64, 257])
def test_a_loop_gives_the_same_bytes_in_any_batch(rules: Rules, fused: Fused, size: int) -> None:
    play_both(rules, fused, size)


def test_a_loop_gives_the_same_bytes_on_a_processor_that_does_more_at_a_time(rules: Rules) -> None:
    narrow, wide = (pieces_of(rules, BEFORE_PROMISES, vector) for vector in (256, 512))
    assert joined(narrow) != joined(wide)
    play_both(rules, Fused(build, worth=0, vector=512), 165)


def test_a_loop_gives_the_same_bytes_whatever_card_is_played(rules: Rules, fused: Fused) -> None:
    """Each card in games of its own (the gates fall both ways), so that every effect works."""
    cards = np.repeat(np.arange(len(rules.cards), dtype=np.int16), 5)
    last = play_both(rules, fused, cards.size, quarters=6, plays=cards[None, :])
    assert (last.played[cards, np.arange(cards.size)] == 0).all()
    gates = [last.gates[number][cards == gate.card] for number, gate in enumerate(rules.gates)]
    assert any(fell.any() and not fell.all() for fell in gates)


def test_lenses_share_their_loops(rules_under: Callable[[str], Rules]) -> None:
    built: list[str] = []

    def noted(text: str):
        built.append(text)
        return build(text)

    once = Fused(noted, worth=0)
    for lens in LENSES:
        play_both(rules_under(lens), once, 8, quarters=1)
    assert len(built) == len(texts(rules_under(LENSES[0]))) == 2
    assert all(texts(rules_under(lens)) == built for lens in LENSES)


def texts(rules: Rules) -> list[str]:
    """The texts of the loops that the steps become."""
    return [joined(pieces_of(rules, steps)) for steps in (BEFORE_PROMISES, AFTER_PROMISES)]


def test_other_rules_get_loops_of_their_own(rules: Rules, fused: Fused) -> None:
    """Without what cards do to tension, and with each faction's aims the other way round."""
    fewer = [effect for effect in rules.effects if effect.target != rules.layout.row("tension")]
    aims = tuple(own[::-1] for own in rules.aims)
    play_both(rules, fused, 16, quarters=2)
    for other in (
        replace(rules, effects=tuple(replace(e, number=n) for n, e in enumerate(fewer))),
        replace(rules, aims=aims),
    ):
        play_both(other, fused, 16, quarters=4)


def test_numbers_changed_later_count(rules: Rules, fused: Fused) -> None:
    p = dict(rules.p)
    p["compute.us_growth"] = p["compute.us_growth"] * 2
    changed = replace(rules, p=p)
    assert not same(
        play_both(rules, fused, 8, quarters=2), play_both(changed, fused, 8, quarters=2)
    )


def test_orders_in_another_form_are_read_as_what_they_are(rules: Rules, fused: Fused) -> None:
    """Wider whole numbers, and rows whose games are not side by side."""
    luck = chance(8)
    world = start(rules, luck)
    given = orders(world, rules)
    wide = replace(given, points=given.points.astype(np.int64), stances=given.stances.T.copy().T)
    assert same(resolve(world, given, rules, luck), resolve(world, wide, rules, luck, run=fused))


def test_receipts_and_rulings_are_never_left_to_a_loop(rules: Rules) -> None:
    class Never(OneByOne):
        def __call__(self, turn: Turn, steps: Steps) -> None:
            raise AssertionError("a loop writes no receipts and knows no rulings")

    luck, never = chance(2), Never()
    world = start(rules, luck)
    idle = Inputs.idle(world, rules)
    resolve(world, idle, rules, luck, Ledger(), run=never)
    resolve(world, replace(idle, rulings=(("tension", 5.0),)), rules, luck, run=never)
    with pytest.raises(AssertionError):
        resolve(world, idle, rules, luck, run=never)


def test_a_loop_is_built_only_when_many_games_have_come_by(rules: Rules) -> None:
    built: list[str] = []
    late_starter = Fused(lambda text: built.append(text), worth=5 * 2 * 16)
    play_both(rules, late_starter, 16, quarters=5)
    assert not built
    play_both(rules, late_starter, 16, quarters=3)
    # Where nothing can be built, one try is enough.
    assert len(built) == 1


# One operation at a time, on the numbers where rounding, signs and no-numbers show.

BINARY = (np.add, np.subtract, np.multiply, np.divide, np.minimum, np.maximum)
UNARY = (np.negative, np.abs, np.rint, np.sqrt)
TRUTHS = (np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal)


def worked_out(rules: Rules, step: Callable[[Turn], None], *given: np.ndarray) -> np.ndarray:
    """What a loop of one step leaves in row 0, with ``given`` in the rows from 1 on."""
    return turn_after(rules, step, *given).values[0]


def turn_after(rules: Rules, step: Callable[[Turn], None], *given: np.ndarray) -> Turn:
    """A turn after a loop of one step, with ``given`` in the rows of its values from 1 on."""
    luck = chance(given[0].size)
    world = start(rules, luck)
    turn = Turn(
        rules=rules,
        chance=luck,
        inputs=Inputs.idle(world, rules),
        before=world,
        values=world.values.copy(),
        played=world.played,
        rank=world.rank,
        drawn=world.drawn,
        gates=world.gates,
        ledger=None,
    )
    for row, numbers in enumerate(given, start=1):
        turn.values[row] = numbers
    Fused(build, worth=0)(turn, (step,))
    return turn


def test_a_draw_in_a_loop_is_that_of_chance_to_the_bit(rules: Rules) -> None:
    games = np.zeros(1003)
    for name in (rules.draws[0], rules.draws[-1]):
        drawn = worked_out(rules, first_row(lambda turn, name=name: turn.luck(name)), games)
        assert drawn.tobytes() == chance(games.size).uniform(rules.first, name).tobytes()


def first_row(value: Callable[[Turn], np.ndarray]) -> Callable[[Turn], None]:
    def step(turn: Turn) -> None:
        turn.values[0] = value(turn)

    return step


@pytest.mark.parametrize("act", [*BINARY, *TRUTHS], ids=lambda act: act.__name__)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_an_operation_on_two_numbers_is_numpys_to_the_bit(rules: Rules, act: np.ufunc) -> None:
    one, other = np.array(
        [*product(SPECIAL, SPECIAL), *np.random.default_rng(1).random((400, 2))]
    ).T
    step = first_row(lambda turn: 1 * act(turn.values[1], turn.values[2]))
    expected = 1.0 * act(one.copy(), other.copy())
    found = worked_out(rules, step, one, other)
    assert_same(found, expected)


@pytest.mark.parametrize("act", UNARY, ids=lambda act: act.__name__)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_an_operation_on_one_number_is_numpys_to_the_bit(rules: Rules, act: np.ufunc) -> None:
    one = np.array([*SPECIAL, *np.random.default_rng(1).normal(size=400) * 100])
    assert_same(worked_out(rules, first_row(lambda turn: act(turn.values[1])), one), act(one))


def assert_same(found: np.ndarray, expected: np.ndarray) -> None:
    """Bit for bit, but for what is no number: there are many ways of being none."""
    assert (np.isnan(found) == np.isnan(expected)).all()
    numbers = ~np.isnan(expected)
    assert found[numbers].tobytes() == expected[numbers].tobytes()


def test_truths_combine_as_in_numpy(rules: Rules) -> None:
    one, other = (np.array(x) for x in zip(*product((0.0, 1.0), repeat=2), strict=True))

    def value(turn: Turn) -> np.ndarray:
        first, second = turn.values[1] > 0, turn.values[2] > 0
        return 4 * (first & ~second) + 2 * (first | second) + (first & second)

    expected = 4.0 * ((one > 0) & (other <= 0)) + 2 * ((one + other) > 0) + one * other
    assert_same(worked_out(rules, first_row(value), one, other), expected)


@pytest.mark.parametrize("games", [4, 403])
@pytest.mark.parametrize("name", ["played", "rank", "drawn", "gates"])
def test_whole_numbers_and_truths_are_left_in_their_own_form(
    rules: Rules, name: str, games: int
) -> None:
    luck = np.random.default_rng(1)
    form = getattr(start(rules, chance(4)), name).dtype
    least, most = (0, 1) if form == np.bool_ else (np.iinfo(form).min, np.iinfo(form).max)
    given = luck.integers(least, most + 1, games)
    given[:4] = least, most, 0, 1

    def step(turn: Turn) -> None:
        rows, number = getattr(turn, name), turn.values[1]
        rows[1] = number if form != np.bool_ else number > 0
        rows[2] = rows[1]

    after = getattr(turn_after(rules, step, given), name)
    before = getattr(start(rules, chance(games)), name)
    assert after.dtype == form
    assert after[1].tobytes() == after[2].tobytes() == given.astype(form).tobytes()
    untouched = [0, *range(3, len(before))]
    assert after[untouched].tobytes() == before[untouched].tobytes()


@pytest.mark.parametrize(
    "value",
    [
        lambda turn: np.exp(turn.values[1]),
        lambda turn: np.power(turn.values[1], 2.0),
        lambda turn: turn.values[1] @ turn.values[2],
        lambda turn: np.add.reduce(turn.values, axis=0),
        lambda turn: turn.values[1] if turn.values[2] > 0 else turn.values[3],
        lambda turn: turn.values[1] * (turn.quarter + 1),
    ],
    ids=["exp", "power", "product", "reduce", "if", "quarter"],
)
def test_what_is_not_one_operation_on_each_number_can_not_be_traced(rules: Rules, value) -> None:
    with pytest.raises((TypeError, AttributeError)):
        worked_out(rules, first_row(value), np.ones(4))


def test_rows_begin_with_a_line_of_the_cache(rules: Rules) -> None:
    """A loop takes a tenth longer where numbers read together lie in two lines."""
    for size in (8, 16, 8200):
        luck = chance(size)
        world = start(rules, luck)
        after = resolve(world, orders(world, rules), rules, luck)
        assert [w.values.ctypes.data % 64 for w in (world, after)] == [0, 0]
        assert [w.values.strides[0] % 128 for w in (world, after)] == [64, 64]  # an odd number
        assert world.values.shape == after.values.shape == (len(rules.starts), size)


@pytest.mark.parametrize("size", [1, 3, 4, 257, 9001])
def test_a_loop_draws_the_same_bytes_in_any_batch(fused: Fused, size: int) -> None:
    names, odds = (
        tuple(f"draw {number}" for number in range(7)),
        [number / 7 for number in range(7)],
    )
    lanes = np.arange(size, dtype=np.uint64)
    plain, quick = Chance(SEED, lanes), fused.chance(SEED, lanes)
    assert quick.draw is not plain.draw
    assert quick.heads(3, names).tobytes() == plain.heads(3, names).tobytes()
    assert quick.uniforms(3, names).tobytes() == plain.uniforms(3, names).tobytes()
    assert quick.under(3, names, odds).tobytes() == plain.under(3, names, odds).tobytes()


# The text, and what the compiler makes of it.

OPERATIONS = {
    "getelementptr",
    "alloca",
    "load",
    "store",
    "insertelement",
    "shufflevector",
    "sitofp",
    "uitofp",
    "fptosi",
    "fptoui",
    "zext",
    "select",
    "fcmp",
    "fadd",
    "fsub",
    "fmul",
    "fdiv",
    "fneg",
    "call",
    "and",
    "or",
    "xor",
    "lshr",
    "mul",
    "phi",
    "add",
    "icmp",
    "br",
    "ret",
    "extractvalue",
    "bitcast",
    "sext",
    "trunc",
    "sub",
}
FUNCTIONS = {"prefetch", "fabs", "rint", "sqrt", "smax", "smin", "memcpy"}


@pytest.fixture(scope="module", params=range(2), ids=["before", "after"])
def text(request: pytest.FixtureRequest, rules: Rules) -> str:
    return texts(rules)[request.param]


def test_a_loop_has_only_operations_that_are_rounded_alike_everywhere(text: str) -> None:
    body = "\n".join(re.findall(r"^define.*?^}", text, re.M | re.S))
    lines = [line.strip().removeprefix("tail ") for line in body.splitlines()]
    found = {
        re.sub(r"^%[\w.]+ = ", "", line).split()[0]
        for line in lines
        if line.startswith(("%", "store", "br", "ret"))
    }
    assert found <= OPERATIONS
    assert not re.search(r"\b(fast|nnan|ninf|nsz|arcp|contract|afn|reassoc)\b|fmuladd|fma\.", text)
    assert set(re.findall(r"@llvm\.(\w+)\.", text)) <= FUNCTIONS


def test_no_parameter_is_written_into_a_loop(rules: Rules, text: str) -> None:
    """So that one loop serves all lenses: numbers of steps, cards and draws alone are in it."""
    bits = [int(found, 16) for found in set(re.findall(r"0x[0-9A-F]{16}", text))]
    constants = set(np.array(bits, np.uint64).view(np.float64).tolist())
    effects = {x for e in rules.effects for x in (e.by, e.after, e.lasts - 1)}
    events = [rules.cards[number] for number in rules.events]
    tests = {x for e in events for test in e.requires for x in (test.at_least, test.at_most)}
    odds = {event.odds / event.per for event in events if event.grows >= 0}
    assert constants <= {-1, 0, 0.5, 1, 2, 3, 2**-53} | effects | tests | odds


def test_the_compiler_joins_no_product_and_sum(text: str) -> None:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    target = llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=3
    )
    code = target.emit_assembly(llvm.parse_assembly(text))
    assert "mul" in code
    assert not re.search(r"\bv?fn?m(add|sub)|\bfml[as]", code)
