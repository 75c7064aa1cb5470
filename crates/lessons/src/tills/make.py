import asyncio


async def shop(name, away):
    # Runs back to the shelf for `away` seconds.
    await asyncio.sleep(away)
    return name


async def serve(customers):
    left = []
    for name, away in customers:
        left.append(await shop(name, away))
    return left
