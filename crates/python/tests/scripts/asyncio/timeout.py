import asyncio


async def main(i):
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(5)
    except TimeoutError:
        print("too late", limit.expired())
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(0)
    return limit.expired()



def task(i):
    return asyncio.run(main(i))
