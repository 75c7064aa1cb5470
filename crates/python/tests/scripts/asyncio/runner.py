import asyncio


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


def task(i):
    with asyncio.Runner() as runner:
        print(runner.run(add(1, 2)), runner.run(add(3, 4)))
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        return str(error)
