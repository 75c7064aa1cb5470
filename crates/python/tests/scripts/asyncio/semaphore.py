import asyncio


async def job(gate, n, running):
    async with gate:
        running.append(n)
        print("running", sorted(running))
        await asyncio.sleep(0.01)
        running.remove(n)


async def main(i):
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(job(gate, n, running) for running in [[]] for n in range(5)))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    return gate.locked()



def task(i):
    return asyncio.run(main(i))
