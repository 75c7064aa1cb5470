import asyncio


async def wait(event, name):
    await event.wait()
    print(name, "woke")


async def main(i):
    event = asyncio.Event()
    waiting = [asyncio.create_task(wait(event, n)) for n in range(3)]
    await asyncio.sleep(0)
    print("set", event.is_set())
    event.set()
    await asyncio.gather(*waiting)
    event.clear()
    return event.is_set()



def task(i):
    return asyncio.run(main(i))
