# expect: Stopped
import asyncio


async def task(i):
    while True:
        await asyncio.sleep(3600)
