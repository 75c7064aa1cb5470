import asyncio


async def walker(barrier, n, log):
    await asyncio.sleep(0.002 * n)
    log.append(f"arrive {n}")
    await barrier.wait()
    log.append("through")


async def main(i):
    barrier, log = asyncio.Barrier(3), []
    await asyncio.gather(*(walker(barrier, n, log) for n in range(3)))
    return log


def task(i):
    return asyncio.run(main(i))
