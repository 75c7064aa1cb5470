import asyncio
import time


async def task(i):
    if i == 7:
        time.sleep(0.3)  # blocks the loop
    else:
        await asyncio.sleep(0.05)
    return i
