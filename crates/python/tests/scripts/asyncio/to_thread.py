import asyncio


def work(a, b=1):
    return a + b


async def main(i):
    return await asyncio.to_thread(work, 1, b=2), await asyncio.get_running_loop().run_in_executor(None, work, 5)



def task(i):
    return asyncio.run(main(i))
