from collections import UserDict, UserList, UserString
from collections.abc import Iterable, Mapping, Sequence


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, at):
        if not 0 <= at < self.n:
            raise IndexError(at)
        return self.n - at


def task(i):
    words = Upper(a=1)
    words["b"] = 2
    down = Countdown(4)
    print(dict(words), UserList([1, 2]) + [3], UserString("ab") * 2)
    print(list(down), 2 in down, list(reversed(down)), down.index(3), down.count(9))
    return isinstance({}, Mapping), isinstance("", Iterable), isinstance(3, Iterable), issubclass(Countdown, Sequence)
