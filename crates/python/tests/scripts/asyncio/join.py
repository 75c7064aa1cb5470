import asyncio


async def worker(queue, done):
    while True:
        n = await queue.get()
        await asyncio.sleep(0.001 * n)
        done.append(n)
        queue.task_done()


async def main(i):
    queue, done = asyncio.Queue(), []
    for n in range(5):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(queue, done)) for _ in range(2)]
    await queue.join()
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return sorted(done)



def task(i):
    return asyncio.run(main(i))
