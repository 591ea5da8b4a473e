"""From the assembly of a loop to machine code, by LLVM, if it is there (the extra ``fast``).

Code is kept in the user's cache folder under the fingerprint of all it depends on, so that only
the first batch after an update waits for the compiler (a second or two).
"""

import ctypes

import llvmlite.binding as llvm

from game.world.fused.run import Compiled

_FUNCTION = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64
)
_ENGINES = []

def build(text: str) -> Compiled:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    tm = llvm.Target.from_default_triple().create_target_machine(cpu=llvm.get_host_cpu_name(), features=llvm.get_host_cpu_features().flatten(), opt=2, jit=True)
    mod = llvm.parse_assembly(text); mod.verify()
    ee = llvm.create_mcjit_compiler(mod, tm); ee.finalize_object()
    _ENGINES.append(ee)
    return _FUNCTION(ee.get_function_address("loop"))
