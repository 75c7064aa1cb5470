# expect: RuntimeError
import asyncio


async def task(i):
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()
