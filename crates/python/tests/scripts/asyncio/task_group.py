import asyncio


async def step(n):
    await asyncio.sleep(0.001 * n)
    if n == 2:
        raise ValueError("two")
    return n


async def main(i):
    async with asyncio.TaskGroup() as group:
        fine = [group.create_task(step(n)) for n in (0, 1, 3)]
    print([each.result() for each in fine])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(step(2))
            group.create_task(step(50))
    except* ValueError as errors:
        print(errors.exceptions)
    return "done"



def task(i):
    return asyncio.run(main(i))
