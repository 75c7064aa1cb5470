import asyncio
import time


async def sleep_async(i, unit_ms):
    await asyncio.sleep(i * unit_ms / 1000)
    return i


async def main():
    return await asyncio.gather(*(sleep_async(i, 2) for i in range(5)))


def task(i):
    time.sleep(i / 1000)
    return asyncio.run(main())
