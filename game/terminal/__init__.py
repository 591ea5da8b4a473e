"""What Four Fronts changes in Textual and needs of a terminal; the one place for private names.

Faces and doors stand on it. It knows no match, no page and no socket. Whoever raises the pinned
version of Textual reads this package and runs its tests; nothing else leans on what may change.
"""
