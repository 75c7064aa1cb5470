def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case [x, y]:
            return f"pair {x} {y}"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"
        case {"kind": kind, **rest}:
            return f"{kind} {rest}"
        case str():
            return "text"
        case _:
            return "other"


def task(i):
    return [describe(v) for v in (0, 1, -5, [1, 2], [1, 2, 3], {"kind": "a", "b": 2}, "x", 3.5, [])]
