import asyncio


async def patient():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("cleaned up")


async def main(i):
    waiting = asyncio.create_task(patient())
    await asyncio.sleep(0)
    print(waiting.cancel())
    try:
        await waiting
    except asyncio.CancelledError:
        return waiting.cancelled(), waiting.done()



def task(i):
    return asyncio.run(main(i))
