from itertools import chain, count, islice, product, repeat, takewhile, zip_longest


def batches(items, size):
    source = iter(items)
    return list(takewhile(bool, (list(islice(source, size)) for _ in count())))


def task(i):
    print(batches("abcdefg", 3), list(zip_longest(*[iter("abcde")] * 2)), list(islice(chain(repeat(0, 2), count(5)), 4)))
    return ["".join(p) for p in product("ab", "cd")], sum(1 for _ in product(range(4), repeat=3))
