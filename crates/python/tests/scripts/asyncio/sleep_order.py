import asyncio


async def sleeper(n, log):
    await asyncio.sleep(n / 200)
    log.append(n)


async def main(i):
    log = []
    await asyncio.gather(*(sleeper(n, log) for n in (5, 3, 1, 4, 2)))
    return log



def task(i):
    return asyncio.run(main(i))
