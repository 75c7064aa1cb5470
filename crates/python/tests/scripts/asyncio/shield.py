import asyncio


async def inner():
    await asyncio.sleep(0.01)
    print("finished")
    return 1


async def main(i):
    kept = asyncio.create_task(inner())
    try:
        await asyncio.wait_for(asyncio.shield(kept), 0.001)
    except TimeoutError:
        print("late", kept.cancelled())
    return await kept



def task(i):
    return asyncio.run(main(i))
