# expect: Stopped
import asyncio


async def task(i):
    while True:
        try:
            await asyncio.sleep(0)
        except BaseException:
            pass
