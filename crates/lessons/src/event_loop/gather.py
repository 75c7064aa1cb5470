import asyncio


async def task(i):
    await asyncio.gather(*(asyncio.sleep(0.05) for _ in range(8)))
    return i
