QUARTERS = [550, 457, 431, 424]
made = task


def task(i):
    count = made(i)
    assert count is not None, f"task {i} returns nothing"
    assert count == QUARTERS[i], f"task {i} counted {count} primes; its quarter has {QUARTERS[i]}"
    return f"passed: task {i} counted its own quarter, {count} primes"
