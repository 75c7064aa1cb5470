def hand_out(times, workers):
    share = -(-len(times) // workers)
    tasks = list(range(len(times)))
    return [tasks[worker * share : (worker + 1) * share] for worker in range(workers)]
