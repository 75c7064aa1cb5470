def steps(c, limit=30):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


def task(i):
    for y in range(-4, 5):
        print("".join(".:-=+*#%@"[min(steps(complex(x / 10, y / 4)), 8)] for x in range(-20, 10)))
    return steps(0.25 + 0.5j)
