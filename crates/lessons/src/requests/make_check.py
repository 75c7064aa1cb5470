import asyncio
import time


def server(refuses, wait):
    asked = []

    async def get(name):
        asked.append(name)
        await asyncio.sleep(wait)
        if name in refuses and asked.count(name) == 1:
            raise OSError(f"{name} refuses")
        return f"page of {name}"

    return get, asked


async def task(i):
    names = ["one", "two", "three", "four", "five", "six"]
    get, asked = server(["three", "six"], 0.1)
    if i == 0:
        get, asked = server([], 0.01)
    start = time.perf_counter()
    try:
        pages = list(await get_all(get, names))
    except OSError as refused:
        raise AssertionError(f"{refused}, and was not asked again") from None
    took = time.perf_counter() - start
    assert pages == [f"page of {name}" for name in names], f"the pages are {pages}"
    if i == 0:
        return "passed: every page is there, in order"
    if i == 1:
        return "passed: a server that refuses once is asked again"
    if i == 2:
        assert len(asked) == 8, f"eight requests are enough, and there were {len(asked)}"
        return "passed: no server is asked more often than needed"
    assert took < 0.45, f"it took {took:.1f} s: the requests still follow each other"
    return "passed: the requests overlap"
