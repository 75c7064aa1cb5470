import asyncio


async def ask_all(ask, names, limit, seconds):
    permits = asyncio.Semaphore(limit)

    async def one(name):
        async with permits:
            try:
                return await asyncio.wait_for(ask(name), seconds)
            except asyncio.TimeoutError:
                return None

    return await asyncio.gather(*(one(name) for name in names))
