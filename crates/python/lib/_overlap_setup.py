"""What is set up before a program is loaded."""

import builtins
import sys

import _overlap


class Missing:
    """Comes last among the finders, and says which modules there are."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.startswith("_") or name.partition(".")[0] in sys.modules:
            return None
        hint = nearest(name)
        hint = f" Did you mean {hint!r}?" if hint else ""
        there = ", ".join(_overlap.modules())
        raise ModuleNotFoundError(f"No module named {name!r}.{hint} There are: {there}", name=name)


def nearest(name):
    """The module whose name is at most two letters away from `name`, and nearest."""
    found = min((distance(name, other), other) for other in _overlap.modules())
    return found[1] if found[0] <= min(2, len(name) // 2) else None


def distance(a, b):
    """How many letters have to be put in, left out or replaced to make `b` of `a`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        above, row = row, [i + 1]
        for j, y in enumerate(b):
            row.append(min(above[j] + (x != y), above[j + 1] + 1, row[j] + 1))
    return row[-1]


def input(prompt="", /):
    raise RuntimeError("input() cannot ask: a task runs without a keyboard. Write the value into the code.")


def open(file, *args, **options):
    raise OSError(f"{file!r} cannot be opened: a task has no files.")


set_limit, highest = sys.setrecursionlimit, sys.getrecursionlimit()


def setrecursionlimit(limit, /):
    """The stack of a worker has no room for more calls than are allowed from the start."""
    set_limit(min(limit, highest))


sys.meta_path.append(Missing)
sys.setrecursionlimit = setrecursionlimit
builtins.input = input
builtins.open = open
