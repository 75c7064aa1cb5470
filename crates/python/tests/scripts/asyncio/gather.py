import asyncio


async def step(name, seconds):
    print("start", name)
    await asyncio.sleep(seconds)
    print("end", name)
    return name


async def main(i):
    return await asyncio.gather(step("a", 0.03), step("b", 0.01), step("c", 0.02))


def task(i):
    return asyncio.run(main(i))
