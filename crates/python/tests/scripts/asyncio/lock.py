import asyncio


async def add(lock, box):
    async with lock:
        value = box[0]
        await asyncio.sleep(0)
        box[0] = value + 1


async def main(i):
    lock, box = asyncio.Lock(), [0]
    await asyncio.gather(*(add(lock, box) for _ in range(10)))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    return box



def task(i):
    return asyncio.run(main(i))
