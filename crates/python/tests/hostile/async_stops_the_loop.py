# expect: answer None
import asyncio


async def task(i):
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)
