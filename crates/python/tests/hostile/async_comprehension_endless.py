# expect: Stopped
import asyncio


async def task(i):
    async def numbers():
        while True:
            yield 0

    return [n async for n in numbers() if n]
