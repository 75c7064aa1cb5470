import asyncio


async def job():
    await asyncio.sleep(0)
    return 42


async def main(i):
    task = asyncio.create_task(job())
    task.add_done_callback(lambda done: print("callback", done.result()))
    await task
    await asyncio.sleep(0)
    handle = asyncio.get_running_loop().call_later(10, print, "never")
    handle.cancel()
    return handle.cancelled()



def task(i):
    return asyncio.run(main(i))
