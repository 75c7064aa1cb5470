import asyncio


class Server:
    def __init__(self, waits):
        self.waits = waits
        self.now = self.most = self.asked = 0

    async def ask(self, name):
        self.asked += 1
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(self.waits[name])
            return f"reply of {name}"
        finally:
            self.now -= 1


async def task(i):
    waits, limit, seconds = [
        ([0.05] * 9, 3, 1.0),
        ([0.05, 0.8, 0.05, 0.8], 4, 0.4),
        ([0.2] * 8, 2, 0.5),
        ([0.8, 0.05, 0.05], 1, 0.4),
    ][i]
    server = Server(waits)
    names = list(range(len(waits)))
    try:
        replies = list(await ask_all(server.ask, names, limit, seconds))
    except asyncio.TimeoutError:
        raise AssertionError("a TimeoutError came out of ask_all: one late reply lost all others") from None
    wanted = [None if wait > seconds else f"reply of {name}" for name, wait in enumerate(waits)]
    if i == 2:
        assert None not in replies, f"every reply comes in time, but the time in the queue was counted: {replies}"
    assert replies == wanted, f"the waits are {waits} s and the time-out is {seconds} s; the replies are {replies}"
    assert server.asked == len(waits), f"{len(waits)} requests are enough, and there were {server.asked}"
    assert server.most <= limit, f"the limit is {limit}, and {server.most} requests were under way at once"
    assert server.most == limit, f"the limit is {limit}, and no more than {server.most} were under way at once"
    assert server.now == 0, f"ask_all has returned, and {server.now} requests still run"
    return f"passed: {len(waits)} requests, at most {limit} at once"
