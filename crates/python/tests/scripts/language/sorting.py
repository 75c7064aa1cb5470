def task(i):
    people = [("ann", 30), ("bob", 25), ("cy", 30), ("di", 25)]
    print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1]))
    print(min(people, key=lambda p: p[1]), max([], default="none"), max(3, 1, 2), sum([[1], [2]], []))
    try:
        sorted([1, "a"])
    except TypeError as error:
        return type(error).__name__
