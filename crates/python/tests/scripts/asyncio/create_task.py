import asyncio


async def count(name, times):
    for n in range(times):
        print(name, n)
        await asyncio.sleep(0)
    return name


async def main(i):
    first = asyncio.create_task(count("first", 3), name="one")
    second = asyncio.create_task(count("second", 2))
    print(first.get_name(), first.done())
    results = await second, await first
    return results, first.done(), first.result()



def task(i):
    return asyncio.run(main(i))
