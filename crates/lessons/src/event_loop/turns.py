import asyncio


async def task(i):
    for _ in range(8):
        await asyncio.sleep(0.05)
    return i
