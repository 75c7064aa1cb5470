import asyncio

ITEMS = 3


def scan(item):
    return sum(range(100_000 + item))


async def task(i):
    for item in range(ITEMS):
        print(f"customer {i}, item {item}")
        scan(item)
    return f"customer {i} has {ITEMS} items"
