def share_out(jobs, workers):
    # One list of jobs for each worker; a job is its number of steps.
    loads = [[] for _ in range(workers)]
    for index, job in enumerate(jobs):
        loads[index * workers // len(jobs)].append(job)
    return loads
