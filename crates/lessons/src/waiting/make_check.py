import time


async def task(i):
    if i == 0:
        replies = await ask_all([0.15, 0.05, 0.1])
        wanted = ["reply after 0.15 s", "reply after 0.05 s", "reply after 0.1 s"]
        assert list(replies) == wanted, f"the replies are {replies}"
        return "passed: every reply is there, in order"
    if i == 1:
        assert list(await ask_all([])) == [], "without a server there is no reply"
        return "passed: it works without any server"
    start = time.perf_counter()
    await ask_all([0.2] * 5)
    took = time.perf_counter() - start
    assert took < 0.7, f"five waits of 0.2 s took {took:.1f} s: they still follow each other"
    return "passed: the waits overlap"
