class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def work(n):
    got = await Pause()
    return n, got


def task(i):
    coroutine = work(i)
    print(coroutine.send(None))
    try:
        coroutine.send("resumed")
    except StopIteration as stop:
        return stop.value
