import asyncio


async def worker(n):
    await asyncio.sleep(0.01 * (3 - n))
    print("worker", n)
    return n


async def main(i):
    return [await each for each in asyncio.as_completed([worker(n) for n in range(3)])]



def task(i):
    return asyncio.run(main(i))
