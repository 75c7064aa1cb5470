import asyncio


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(f"no {n}")


async def main(i):
    results = await asyncio.gather(fail(1), asyncio.sleep(0, "fine"), fail(2), return_exceptions=True)
    print(results)
    try:
        await asyncio.gather(fail(3), asyncio.sleep(0))
    except ValueError as error:
        return str(error)



def task(i):
    return asyncio.run(main(i))
