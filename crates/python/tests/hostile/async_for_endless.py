# expect: Stopped
import asyncio


async def task(i):
    async def numbers():
        while True:
            yield 0

    async for _ in numbers():
        pass
