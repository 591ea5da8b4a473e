"""The numbers of the game: a quarter's decisions turn one world into the next, with receipts.

Every array has the batch of games as its last axis. Pure: knows no seats, files or clock.
"""
