# expect: SystemExit
import asyncio


async def task(i):
    import sys

    sys.exit(1)
