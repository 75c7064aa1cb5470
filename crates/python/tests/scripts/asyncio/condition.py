import asyncio


async def main(i):
    condition, log = asyncio.Condition(), []

    async def wait(name):
        async with condition:
            await condition.wait()
            log.append(name)

    waiting = [asyncio.create_task(wait(n)) for n in range(3)]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0.01)
    print(log)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*waiting)
    return log



def task(i):
    return asyncio.run(main(i))
