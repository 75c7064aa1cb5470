# expect: Stopped
import asyncio


async def task(i):
    loop = asyncio.get_running_loop()

    def again():
        loop.call_soon(again)

    again()
    await asyncio.sleep(1000000)
