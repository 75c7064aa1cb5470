import asyncio


async def numbers(n):
    for value in range(n):
        await asyncio.sleep(0)
        yield value


class Managed:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *exception):
        print("exit", exception[0].__name__ if exception[0] else None)
        return True


async def main(i):
    async with Managed():
        print([value async for value in numbers(4) if value % 2])
        raise KeyError("swallowed")
    total = 0
    async for value in numbers(3):
        total += value
    return total



def task(i):
    return asyncio.run(main(i))
