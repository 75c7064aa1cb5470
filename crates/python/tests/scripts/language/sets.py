def task(i):
    a, b = {1, 2, 3}, {2, 3, 4}
    print(a | b, a & b, a - b, a ^ b, a <= b, {2} < a, a.isdisjoint({9}))
    a.add(10)
    a.discard(99)
    frozen = frozenset(a)
    return sorted(a), frozen == a, len({1, 1.0, True}), sorted(set("hello")), {frozen: 1}[frozenset([1, 2, 3, 10])]
