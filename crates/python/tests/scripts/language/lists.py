def task(i):
    items = [3, 1, 2]
    items.sort(key=lambda n: -n)
    items.insert(1, 9)
    items += [5, 6]
    items[1:3] = ["x"]
    del items[0]
    print(items, items.index(1), items[::-1], items[-2:], [0] * 3, [1, 2] < [1, 3])
    nested = [[0] * 2 for _ in range(2)]
    nested[0][1] = 7
    return nested, sorted("bca", reverse=True), list(map(str, range(3))), list(filter(None, [0, 1, "", 2])), any([]), all([])
