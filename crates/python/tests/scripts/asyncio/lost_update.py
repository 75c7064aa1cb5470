import asyncio


async def add(box):
    value = box[0]
    await asyncio.sleep(0)
    box[0] = value + 1


async def main(i):
    box = [0]
    await asyncio.gather(*(add(box) for _ in range(10)))
    return box



def task(i):
    return asyncio.run(main(i))
