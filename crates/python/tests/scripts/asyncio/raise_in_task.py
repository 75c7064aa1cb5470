import asyncio


async def bad():
    await asyncio.sleep(0)
    raise RuntimeError("bad")


async def main(i):
    task = asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    print(task.done(), repr(task.exception()))
    try:
        await task
    except RuntimeError as error:
        return str(error), task.cancelled()


def task(i):
    return asyncio.run(main(i))
