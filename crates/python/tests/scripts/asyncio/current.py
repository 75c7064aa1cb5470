import asyncio


async def child():
    return asyncio.current_task().get_name(), len(asyncio.all_tasks())


async def main(i):
    asyncio.current_task().set_name("root")
    print(await asyncio.create_task(child(), name="child"))
    return asyncio.current_task().get_name(), asyncio.iscoroutine(child)



def task(i):
    return asyncio.run(main(i))
