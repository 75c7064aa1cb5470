import asyncio


def compute(seed, steps):
    x = seed
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return f"{x:016x}"


async def work(i, steps, wait_ms):
    answer = compute(i, steps)
    await asyncio.sleep(wait_ms / 1000)
    return answer


async def main():
    return await asyncio.gather(*(work(i, 2000, 5) for i in range(1, 5)))


def task(i):
    return asyncio.run(main())
