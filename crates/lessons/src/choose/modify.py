import asyncio

WAIT = 0.2
STEPS = 100


async def task(i):
    await asyncio.sleep(WAIT)
    total = 0
    for number in range(STEPS):
        total += number * i
    return total
