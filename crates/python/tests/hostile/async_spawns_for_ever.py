# expect: Stopped
import asyncio


async def task(i):
    async def spawn():
        task = asyncio.create_task(spawn())
        await asyncio.sleep(0)
        await task

    await spawn()
