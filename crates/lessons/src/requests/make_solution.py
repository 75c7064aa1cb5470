import asyncio


async def get_all(get, names):
    async def one(name):
        try:
            return await get(name)
        except OSError:
            return await get(name)

    return await asyncio.gather(*(one(name) for name in names))
