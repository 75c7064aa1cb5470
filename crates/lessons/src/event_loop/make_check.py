import asyncio


async def task(i):
    if i == 0:
        total = await add_up(5_000)
        assert total == 12_497_500, f"the sum of 0 to 4,999 is 12,497,500, not {total}"
        return "passed: the sum is right"
    if i == 1:
        assert await add_up(0) == 0, "the sum of no numbers is 0"
        return "passed: the sum of nothing is 0"
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    clock = asyncio.create_task(tick())
    await add_up(20_000)
    clock.cancel()
    assert ticks >= 15, f"in 20,000 numbers the clock ticked {ticks} times: give it a turn every 1,000"
    return "passed: the clock ticked meanwhile"
