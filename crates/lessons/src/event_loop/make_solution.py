import asyncio


async def add_up(count):
    total = 0
    for number in range(count):
        total += number
        if number % 1_000 == 999:
            await asyncio.sleep(0)
    return total
