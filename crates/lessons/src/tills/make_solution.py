import asyncio


async def shop(name, away):
    await asyncio.sleep(away)
    return name


async def serve(customers):
    left = []

    async def one(name, away):
        left.append(await shop(name, away))

    await asyncio.gather(*(one(name, away) for name, away in customers))
    return left
