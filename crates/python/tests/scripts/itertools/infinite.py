from itertools import count, cycle, islice, repeat, takewhile


def task(i):
    print(list(islice(count(10, 3), 4)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)))
    return list(takewhile(lambda n: n < 20, count(1, 4))), list(islice(count(0.5), 3))
