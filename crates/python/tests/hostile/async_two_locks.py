# expect: RuntimeError
import asyncio


async def task(i):
    a, b = asyncio.Lock(), asyncio.Lock()

    async def both(first, second):
        async with first:
            await asyncio.sleep(0)
            async with second:
                pass

    await asyncio.gather(both(a, b), both(b, a))
