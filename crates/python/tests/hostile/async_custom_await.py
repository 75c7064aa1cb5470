# expect: Stopped
import asyncio


async def task(i):
    class Endless:
        def __await__(self):
            while True:
                yield

    await Endless()
