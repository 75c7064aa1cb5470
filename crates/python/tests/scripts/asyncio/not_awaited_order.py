import asyncio


async def main(i):
    print("one")
    soon = asyncio.ensure_future(asyncio.sleep(0, "slept"))
    print("two", soon.done())
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "three")
    await asyncio.sleep(0)
    print("four")
    return await soon


def task(i):
    return asyncio.run(main(i))
