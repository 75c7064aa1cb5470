import asyncio
import contextvars

name = contextvars.ContextVar("name", default="nobody")


async def child(value):
    name.set(value)
    await asyncio.sleep(0)
    return name.get()


async def main(i):
    name.set("parent")
    print(await asyncio.gather(child("a"), child("b")))
    token = name.set("other")
    name.reset(token)
    return name.get()



def task(i):
    return asyncio.run(main(i))
