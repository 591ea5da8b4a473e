"""Balance: what each lever, stance and card is worth, and whether one of them decides the game.

Every comparison is paired: the same games, the same luck and the same rivals, with one thing
different. Variants are played side by side as lanes of one batch.
"""
