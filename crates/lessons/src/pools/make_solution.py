def hand_out(times, workers):
    free = [0] * workers
    tasks = [[] for _ in range(workers)]
    for task, time in enumerate(times):
        worker = free.index(min(free))
        tasks[worker].append(task)
        free[worker] += time
    return tasks
