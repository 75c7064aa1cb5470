def estimate(tasks, wait, compute, workers, start):
    loop = tasks * (wait + compute)
    return {"loop": loop, "asyncio": loop, "processes": loop}
