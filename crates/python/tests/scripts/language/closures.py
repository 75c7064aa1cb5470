def counter():
    count = 0

    def add(by=1):
        nonlocal count
        count += by
        return count

    return add


total = 0


def add_global(n):
    global total
    total += n


def task(i):
    first, second = counter(), counter()
    first(), first(5)
    add_global(3)
    late = [lambda: n for n in range(3)]
    bound = [lambda n=n: n for n in range(3)]
    return first(), second(), total, [f() for f in late], [f() for f in bound]
