"""Steps as one loop: written once, in numpy notation, and carried out a game at a time.

A batch spends its time on some 2,500 small numpy calls a quarter, each of which reads and writes
whole rows. Here the steps are run once on rows that only remember what is done to them (`rows`,
`trace`); what they remembered is written down as straight pieces of LLVM assembly (`assembly`,
`pieces`), which a compiler handed in from outside turns into machine code; and from then on a
quarter of a batch is one call (`run`), in which some games at a time go through all pieces.

The bytes are those of the steps run one by one: every operation becomes one instruction, rounded
as in numpy, in the order in which the steps did it, with no licence to combine or reorder any.
Parameters are read from an array, so that all lenses share one loop.

Knows no compiler and opens no file (`game.analysis.machine_code` does).
"""
