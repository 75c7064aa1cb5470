# expect: TypeError
import asyncio

asyncio.run = None


async def task(i):
    return i
