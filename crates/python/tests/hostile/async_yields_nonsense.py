# expect: RuntimeError
import asyncio


async def task(i):
    class Odd:
        def __await__(self):
            yield 'nonsense'

    await Odd()
