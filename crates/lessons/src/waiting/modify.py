import asyncio
import time


def task(i):
    print("question", i)
    time.sleep(0.2)
    print("reply", i)
    return f"reply {i}"
