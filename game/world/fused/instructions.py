"""The operations that can be part of a loop, by what they are done to, as LLVM calls them."""

TYPES = {"number": "double", "bits": "i64", "whole": "i16", "truth": "i1"}
"""The kinds of results, and what LLVM calls them. Bits wrap around: chance is made of them."""
TWO = {
    "number": {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv"},
    "whole": {"add": "add", "subtract": "sub", "multiply": "mul"},
    "bits": {"add": "add", "multiply": "mul", "bitwise_xor": "xor", "right_shift": "lshr"},
    "truth": {"bitwise_and": "and", "bitwise_or": "or"},
}
FUNCTIONS = {"absolute": "fabs", "rint": "rint", "sqrt": "sqrt"}
COMPARISONS = {
    "number": {
        "less": "fcmp olt",
        "less_equal": "fcmp ole",
        "greater": "fcmp ogt",
        "greater_equal": "fcmp oge",
        "equal": "fcmp oeq",
        "not_equal": "fcmp une",
    },
    "whole": {
        "less": "icmp slt",
        "less_equal": "icmp sle",
        "greater": "icmp sgt",
        "greater_equal": "icmp sge",
        "equal": "icmp eq",
        "not_equal": "icmp ne",
    },
    "bits": {
        "less": "icmp ult",
        "less_equal": "icmp ule",
        "greater": "icmp ugt",
        "greater_equal": "icmp uge",
        "equal": "icmp eq",
        "not_equal": "icmp ne",
    },
}
EXTREMES = {"minimum": "less", "maximum": "greater"}
INTO = {
    ("whole", "number"): "sitofp",
    ("bits", "number"): "sitofp",
    ("truth", "whole"): "zext",
    ("number", "whole"): "fptosi",
}
"""How a result of one kind becomes one of another."""
