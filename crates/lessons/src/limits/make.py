import asyncio


async def ask_all(ask, names, limit, seconds):
    async def one(name):
        return await ask(name)

    return await asyncio.gather(*(one(name) for name in names))
