import asyncio


async def main(i):
    coroutine = asyncio.sleep(0)
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        coroutine.close()
        return str(error)



def task(i):
    return asyncio.run(main(i))
