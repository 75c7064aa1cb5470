# expect: SystemExit
import asyncio


async def task(i):
    import sys

    async def leave():
        sys.exit(2)

    await asyncio.create_task(leave())
