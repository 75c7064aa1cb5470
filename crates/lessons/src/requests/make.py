import asyncio


async def get_all(get, names):
    pages = []
    for name in names:
        pages.append(await get(name))
    return pages
