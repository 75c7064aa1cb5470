# expect: RuntimeError
import asyncio


async def task(i):
    async def other():
        pass

    waiting = other()
    try:
        asyncio.run(waiting)
    finally:
        waiting.close()
