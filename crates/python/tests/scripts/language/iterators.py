class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


def task(i):
    a, b, *rest = Countdown(5)
    print(a, b, rest, list(zip(Countdown(3), "xy")), dict(enumerate("ab", 1)), next(iter([]), "none"))
    with_index = [(k, v) for k, v in enumerate(Countdown(3))]
    return with_index, sum(Countdown(4)), 2 in Countdown(5), max(Countdown(9)), tuple(Countdown(2)), [*map(pow, [2, 3], [3, 2])]
