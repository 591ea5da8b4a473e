"""The error tree drawn in the docstring is the tree there is."""

import game.core.errors as errors


def tree(kind: type[Exception], depth: int = 0) -> list[tuple[int, str]]:
    """Each class below `kind` with its depth, in the order written."""
    rows = [(depth, kind.__name__)]
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            rows += tree(child, depth + 1)
    return rows


def drawn() -> list[tuple[int, str]]:
    """The tree as the docstring draws it: depth by indentation."""
    rows = []
    for line in (errors.__doc__ or "").splitlines():
        words = line.strip("│├└─ ").split()
        if line.startswith("    ") and words and words[0] in vars(errors):
            offset = line.index(words[0])
            rows.append(((offset - 4) // 4, words[0]))
    return rows


def test_the_docstring_draws_every_error_and_no_other() -> None:
    assert drawn() == tree(errors.FourFrontsError)


def test_every_error_has_an_honest_exit_code() -> None:
    assert all(vars(errors)[name].exit_code > 0 for _, name in drawn())
