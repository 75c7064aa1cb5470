from operator import attrgetter, itemgetter, mul
from functools import reduce


class Row:
    def __init__(self, name, size):
        self.name, self.size = name, size


def task(i):
    rows = [Row("b", 2), Row("a", 2), Row("c", 1)]
    print([r.name for r in sorted(rows, key=attrgetter("size", "name"))])
    totals = {"x": 3, "y": 1, "z": 2}
    return sorted(totals.items(), key=itemgetter(1)), max(totals.items(), key=itemgetter(1))[0], reduce(mul, range(1, 11))
