import asyncio


async def main(i):
    print("before")
    await asyncio.sleep(0)
    return i * 2



def task(i):
    return asyncio.run(main(i))
