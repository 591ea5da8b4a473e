"""Step 3, China's own supply: self-reliance, tools, fabs, memory and quality.

R3.3 Chinese chips are the lesser of what fabs and memory allow, times their quality. Fabs follow
the tools installed; tools come from abroad (as far as controls and stockpiles let them) and from
home. Pressure and money make buyers turn to domestic suppliers: self-reliance. What is built up
goes to the scarcer of fabs and memory.
"""

import numpy as np
from numpy.typing import NDArray

from game.world.curves import saturate
from game.world.turn import Turn

Floats = NDArray[np.float64]


def move(turn: Turn) -> None:
    """R3.3 Move self-reliance, stockpile, tools, fabs, memory and quality."""
    money = turn.capacity("china.domestic_chips")
    _self_reliance(turn, money)
    open_part = _stockpile(turn)
    fresh = _tools(turn, open_part)
    _plants(turn, money, open_part, fresh)


def _self_reliance(turn: Turn, money: Floats) -> None:
    p = turn.p
    refuse = 1 - turn.dial("china.import_stance")
    pressed = 0.5 * p["compute.indigenise"] * (turn["control.chips"] + turn["control.tools"])
    aim = p["compute.self_base"] + p["compute.self_money"] * money + pressed
    aim = aim + p["compute.self_refuse"] * refuse
    name = "supply.self_reliance"
    turn.add(name, p["compute.self_speed"] * (aim - turn[name]), "coupling pressure", "R3.3")


def _stockpile(turn: Turn) -> Floats:
    """Buy ahead of announced controls; returns how far tools from abroad still come in."""
    p, tools = turn.p, turn["control.tools"]
    bought = p["compute.stockpile_gain"] * turn["control.pressure"]
    turn.add("supply.stockpile", bought, "coupling announcement", "R3.3")
    shield = saturate(turn["supply.stockpile"], p["compute.stockpile_half"])
    used = p["compute.stockpile_use"] * tools * turn["supply.stockpile"]
    turn.add("supply.stockpile", -used, "coupling use", "R3.3")
    return 1 - p["compute.tools_bite"] * tools * (1 - shield)


def _tools(turn: Turn, open_part: Floats) -> Floats:
    """Install tools; returns how many are new, beside the usual."""
    p = turn.p
    abroad = p["compute.tools_abroad"] * open_part
    home = p["compute.tools_home"] * turn["supply.self_reliance"]
    turn.add("supply.china_tools", abroad, "coupling tool imports", "R3.3")
    turn.add("supply.china_tools", home, "coupling home tools", "R3.3")
    return (abroad + home) / p["compute.tools_usual"]


def _plants(turn: Turn, money: Floats, open_part: Floats, fresh: Floats) -> None:
    p, own = turn.p, turn["supply.self_reliance"]
    fabs, stacks = turn["supply.china_fabs"], turn["supply.china_memory"]
    # Money goes where the shortage is: a fab without memory to fill its chips waits for it.
    for_fabs, for_memory = 2 * stacks / (fabs + stacks), 2 * fabs / (fabs + stacks)
    grown = p["compute.fabs_growth"] + p["compute.fabs_money"] * money
    grown = fabs * (grown + p["compute.fabs_self"] * own)
    tools = turn["supply.china_tools"]
    # Tools are an index that grows by about a tenth a quarter: fabs without new tools slow down.
    built = 0.5 * (grown + grown * tools / (tools + 1) * 2) * fresh * for_fabs
    turn.add("supply.china_fabs", built, "coupling tools", "R3.3")
    memory = p["compute.memory_growth"] + p["compute.memory_money"] * money
    memory = memory + p["compute.memory_self"] * own
    memory = stacks * memory * open_part * for_memory
    turn.add("supply.china_memory", memory, "lever china.domestic_chips", "R3.3")
    room = 1 - turn["supply.china_quality"]
    better = p["compute.quality_speed"] * (0.5 + money) * own * room
    turn.add("supply.china_quality", better, "lever china.domestic_chips", "R3.3")
