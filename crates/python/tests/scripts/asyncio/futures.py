import asyncio


async def main(i):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, "later")
    loop.call_soon(print, "soon")
    print(future.done())
    print(await future, future.done(), future.result())
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        return type(error).__name__



def task(i):
    return asyncio.run(main(i))
