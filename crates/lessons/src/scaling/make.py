def share_out(jobs, workers):
    # Returns one list of jobs for each worker. A job is its number of steps.
    loads = [[] for _ in range(workers)]
    for index, job in enumerate(jobs):
        loads[index * workers // len(jobs)].append(job)
    return loads
