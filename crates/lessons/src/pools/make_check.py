def half(number):
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def task(i):
    items = [[8, 6, 4], [3], [2, 3, 4, 5, 6], []][i]
    try:
        results = run_all(half, items)
    except ValueError as error:
        raise AssertionError(f"of {items}, one failure lost everything: {error}") from None
    wanted = [("failed", f"{n} is odd") if n % 2 else ("ok", n // 2) for n in items]
    assert list(results) == wanted, f"for {items} it gave {results}"
    return f"passed: it works for {items}"
