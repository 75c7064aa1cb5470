import asyncio


async def ask(delay):
    await asyncio.sleep(delay)
    return f"reply after {delay} s"


async def ask_all(delays):
    replies = []
    for delay in delays:
        replies.append(await ask(delay))
    return replies
