# expect: Stopped
import asyncio


async def task(i):
    while True:
        pass
