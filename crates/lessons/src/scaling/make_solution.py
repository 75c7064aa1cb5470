def share_out(jobs, workers):
    loads = [[] for _ in range(workers)]
    for job in sorted(jobs, reverse=True):
        min(loads, key=sum).append(job)
    return loads
