# expect: RuntimeError
import asyncio


async def task(i):
    await asyncio.get_running_loop().create_future()
