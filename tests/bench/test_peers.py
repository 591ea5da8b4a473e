"""Other engines on work of our size, measured in the same run where they are installed.

OpenSpiel plays whole games of goofspiel for four; BPTK and PySD run a system-dynamics model with as
many stocks as we have variables for as many steps as we have quarters.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest

STOCKS = 150
STEPS = 10


def missing(package: str) -> pytest.MarkDecorator:
    absent = importlib.util.find_spec(package) is None
    return pytest.mark.skipif(absent, reason=f"{package} is not installed")


def rate(run: Callable[[], object]) -> float:
    """Runs a second, the best of about two seconds of runs."""
    best, spent = float("inf"), 0.0
    while spent < 2:
        began = perf_counter()
        run()
        took = perf_counter() - began
        best, spent = min(best, took), spent + took
    return 1 / best


@missing("pyspiel")
def test_openspiel_goofspiel_for_four() -> None:
    import pyspiel

    game = pyspiel.load_game("turn_based_simultaneous_game(game=goofspiel(num_cards=10,players=4))")
    choose = np.random.default_rng(7)

    def run() -> None:
        state = game.new_initial_state()
        while not state.is_terminal():
            actions = (
                [action for action, _ in state.chance_outcomes()]
                if state.is_chance_node()
                else state.legal_actions()
            )
            state.apply_action(actions[int(choose.integers(len(actions)))])

    found = rate(run)
    print(f"\nOpenSpiel goofspiel, 4 players, driven from Python: {found:,.0f} games/s")


@missing("BPTK_Py")
@pytest.mark.filterwarnings("ignore")
def test_bptk_model_of_our_size() -> None:
    from BPTK_Py import Model

    model = Model(starttime=0.0, stoptime=float(STEPS), dt=1.0, name="peer")
    stocks = [model.stock(f"s{row}") for row in range(STOCKS)]
    for row, stock in enumerate(stocks):
        stock.initial_value = 1.0
        flow = model.flow(f"f{row}")
        flow.equation = 0.1 * (stocks[row - 1] - stock)
        stock.equation = flow

    def run() -> None:
        model.reset_cache()
        for stock in stocks:
            model.evaluate_equation(stock.name, float(STEPS))

    found = rate(run)
    print(f"\nBPTK (equations as closures), {STOCKS} stocks for {STEPS} steps: {found:,.1f} runs/s")


@missing("pysd")
@pytest.mark.filterwarnings("ignore")
def test_pysd_model_of_our_size(tmp_path: Path) -> None:
    import pysd

    lines = ["{UTF-8}"]
    for row in range(STOCKS):
        other = (row - 1) % STOCKS
        lines.append(f"s{row} = INTEG(0.1 * (s{other} - s{row}), 1) ~~|")
    lines += [
        f"FINAL TIME = {STEPS} ~~|",
        "INITIAL TIME = 0 ~~|",
        "SAVEPER = TIME STEP ~~|",
        "TIME STEP = 1 ~~|",
        "",
    ]
    path = tmp_path / "peer.mdl"
    path.write_text("\n".join(lines))
    model = pysd.read_vensim(str(path))
    found = rate(lambda: model.run(return_columns=["s0"]))
    print(f"\nPySD, {STOCKS} stocks for {STEPS} steps: {found:,.1f} runs/s")
