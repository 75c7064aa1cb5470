# expect: RuntimeError
import asyncio


async def task(i):
    return await asyncio.Queue().get()
