import asyncio
import random


async def producer(queue, n, draw):
    for k in range(3):
        await asyncio.sleep(draw.random() / 100)
        await queue.put((n, k))


async def consumer(queue, seen):
    while True:
        seen.append(await queue.get())
        queue.task_done()


async def main(i):
    queue, seen, draw = asyncio.Queue(4), [], random.Random(5)
    consumers = [asyncio.create_task(consumer(queue, seen)) for _ in range(2)]
    await asyncio.gather(*(producer(queue, n, draw) for n in range(3)))
    await queue.join()
    for each in consumers:
        each.cancel()
    return sorted(seen)


def task(i):
    return asyncio.run(main(i))
