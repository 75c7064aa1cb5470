import asyncio
import time


async def task(i):
    if i == 3:
        time.sleep(0.4)
    else:
        await asyncio.sleep(0.1)
    print("task", i, "is over")
    return i
