import time


async def task(i):
    customers = [("Ada", 0.3), ("Ben", 0.1), ("Cleo", 0.2)]
    start = time.perf_counter()
    left = list(await serve(customers))
    took = time.perf_counter() - start
    if i == 0:
        assert sorted(left) == ["Ada", "Ben", "Cleo"], f"each customer leaves once, not {left}"
        return "passed: every customer leaves once"
    if i == 1:
        assert took < 0.5, f"it took {took:.1f} s: they still run back one after another"
        return "passed: nobody waits while a customer runs back"
    assert left == ["Ben", "Cleo", "Ada"], f"who is back first leaves first, so not {left}"
    return "passed: who is back first leaves first"
