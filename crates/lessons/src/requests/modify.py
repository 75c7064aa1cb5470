import asyncio


async def get(i):
    await asyncio.sleep(0.1 * (i + 1))
    return f"page {i}"


async def task(i):
    try:
        page = await get(i)
    except ValueError:
        page = "too late"
    print("task", i, "has", page)
    return page
