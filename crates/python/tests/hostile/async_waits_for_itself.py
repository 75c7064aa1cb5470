# expect: RuntimeError
import asyncio


async def task(i):
    await asyncio.current_task()
