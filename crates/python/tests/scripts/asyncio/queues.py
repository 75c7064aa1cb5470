import asyncio


async def main(i):
    smallest, last = asyncio.PriorityQueue(), asyncio.LifoQueue(1)
    for n in (5, 1, 3):
        smallest.put_nowait(n)
    last.put_nowait("x")
    try:
        last.put_nowait("y")
    except asyncio.QueueFull:
        print("full")
    print([smallest.get_nowait() for _ in range(3)])
    try:
        smallest.get_nowait()
    except asyncio.QueueEmpty:
        return "empty"



def task(i):
    return asyncio.run(main(i))
