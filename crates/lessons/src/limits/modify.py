import asyncio

shared = asyncio.Semaphore(1)


async def task(i):
    own = asyncio.Semaphore(1)
    async with own:
        print("question", i)
        await asyncio.sleep(0.1)
        print("reply", i)
    return f"reply {i}"
