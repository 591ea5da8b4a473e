"""What cards, world events and injects can do: a closed, typed vocabulary.

Each kind is a frozen model here and one rule in the file of its name. No expressions.
Timing: an effect works in quarters ``played + after`` to ``played + after + lasts - 1``.
"""
