import asyncio


async def step(n):
    await asyncio.sleep(0.01 * n)
    return n


async def main(i):
    tasks = [asyncio.create_task(step(n)) for n in (1, 20)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([each.result() for each in done], len(pending))
    for each in pending:
        each.cancel()
    done, pending = await asyncio.wait(tasks)
    return len(done), len(pending), [each.cancelled() for each in tasks]



def task(i):
    return asyncio.run(main(i))
