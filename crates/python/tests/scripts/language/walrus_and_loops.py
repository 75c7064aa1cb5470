def task(i):
    n, steps = 27, 0
    while (n := n // 2 if n % 2 == 0 else 3 * n + 1) != 1:
        steps += 1
    else:
        print("reached one")
    for a, b in zip(range(3), "xyz"):
        if a == 1:
            continue
        print(a, b)
    else:
        print("no break")
    for index, value in enumerate(reversed([1, 2, 3]), start=10):
        if value == 2:
            break
    return steps, index, value
