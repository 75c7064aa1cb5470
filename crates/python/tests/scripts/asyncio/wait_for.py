import asyncio


async def main(i):
    print(await asyncio.wait_for(asyncio.sleep(0.01, "in time"), 5))
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError as error:
        return type(error).__name__, isinstance(error, TimeoutError)



def task(i):
    return asyncio.run(main(i))
