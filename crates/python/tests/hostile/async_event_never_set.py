# expect: RuntimeError
import asyncio


async def task(i):
    await asyncio.Event().wait()
