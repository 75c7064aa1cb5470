def queens(n, columns=()):
    row = len(columns)
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            yield from queens(n, (*columns, column))


def task(i):
    return next(queens(8)), sum(1 for _ in queens(6))
