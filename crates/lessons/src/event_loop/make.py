import asyncio


async def add_up(count):
    total = 0
    for number in range(count):
        total += number
    return total
