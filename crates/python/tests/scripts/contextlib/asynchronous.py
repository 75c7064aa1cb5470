import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


@asynccontextmanager
async def resource(n):
    await asyncio.sleep(0)
    print("open", n)
    yield n
    await asyncio.sleep(0)
    print("close", n)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


async def main():
    async with AsyncExitStack() as stack:
        print(await stack.enter_async_context(resource(1)), await stack.enter_async_context(resource(2)))
    async with aclosing(numbers()) as source:
        async for n in source:
            return n


def task(i):
    return asyncio.run(main())
