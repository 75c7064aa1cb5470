def task(i):
    matrix = [[1, 2, 3], [4, 5, 6]]
    print([[row[k] for row in matrix] for k in range(3)], {n: n * n for n in range(4)}, {n % 3 for n in range(10)})
    print([x for row in matrix for x in row if x % 2], [(a, b) for a in "ab" for b in (1, 2) if b > 1])
    return [y for x in range(5) if (y := x * x) > 3], dict(zip("abc", range(3))), sorted({"b": 1, "a": 2})
