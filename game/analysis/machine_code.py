"""From the text of a loop to machine code, by LLVM, where it is installed (the extra ``fast``).

Optional in all ways: without it, or where a system lets no program make code, steps run one by
one, to the same bytes. Nothing is kept on disk: a process builds its loops anew, in a second or
two, once it has played so many games that it pays.
"""

import ctypes
from functools import cache
from importlib.util import find_spec

from game.world.fused.assembly import VECTOR
from game.world.fused.loops import Fused, Machine
from game.world.step import ONE_BY_ONE, Run

_LOOP = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64)
WORTH = 1_000_000
"""Games to run steps on one by one first (twice a quarter): loops cost what they save on these."""
_OPTIMIZE = 1
"""LLVM's level: more takes longer and makes the straight code of a loop no faster."""

_WIDE, _WIDE_NEEDS = 512, "avx512dq"
"""Processors that have this work on so many bits at a time."""


@cache
def loops() -> Run:
    """Return what runs steps as loops in this process, or one by one without LLVM."""
    return ONE_BY_ONE if find_spec("llvmlite") is None else Fused(build, WORTH, vector())


def vector() -> int:
    """Return how many bits this processor works on at a time."""
    from llvmlite import binding as llvm

    return _WIDE if llvm.get_host_cpu_features().get(_WIDE_NEEDS) else VECTOR


def build(text: str) -> Machine | None:
    """Return the function ``loop`` of a piece of LLVM assembly, for the processor it runs on.

    None where the system lets no program make code.
    """
    from llvmlite import binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    try:
        llvm.check_jit_execution()
    except OSError:
        return None
    target = llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=_OPTIMIZE,
        jit=True,
    )
    module = llvm.parse_assembly(text)
    module.verify()
    engine = llvm.create_mcjit_compiler(module, target)
    engine.finalize_object()
    loop = _LOOP(engine.get_function_address("loop"))

    def machine(rows: int, numbers: int, first: int, last: int, _alive: object = engine) -> None:
        loop(rows, numbers, first, last)

    return machine
