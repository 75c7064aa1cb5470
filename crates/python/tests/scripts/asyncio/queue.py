import asyncio


async def produce(queue):
    for n in range(6):
        await queue.put(n)
        print("put", n)
    await queue.put(None)


async def consume(queue):
    taken = []
    while (item := await queue.get()) is not None:
        print("got", item)
        taken.append(item)
        queue.task_done()
    return taken


async def main(i):
    queue = asyncio.Queue(maxsize=2)
    _, taken = await asyncio.gather(produce(queue), consume(queue))
    return taken, queue.empty(), queue.qsize()



def task(i):
    return asyncio.run(main(i))
