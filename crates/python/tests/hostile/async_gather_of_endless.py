# expect: Stopped
import asyncio


async def task(i):
    async def endless():
        while True:
            await asyncio.sleep(0)

    await asyncio.gather(*(endless() for _ in range(10)))
