# expect: Stopped
import asyncio


async def task(i):
    async def endless():
        while True:
            pass

    await asyncio.wait_for(endless(), 0.01)
