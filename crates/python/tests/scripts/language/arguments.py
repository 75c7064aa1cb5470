def f(a, b=2, /, c=3, *rest, d, e=5, **more):
    return a, b, c, rest, d, e, more


def task(i):
    print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 3, "c": 9}))
    first, *middle, last = range(5)
    (a, b), c = (1, 2), 3
    try:
        f(1)
    except TypeError as error:
        print(type(error).__name__)
    return first, middle, last, a, b, c, [*range(2), *"ab"], {**{"x": 1}, "y": 2}
