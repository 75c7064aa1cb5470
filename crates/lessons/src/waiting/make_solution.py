import asyncio


async def ask(delay):
    await asyncio.sleep(delay)
    return f"reply after {delay} s"


async def ask_all(delays):
    return await asyncio.gather(*(ask(delay) for delay in delays))
