def task(i):
    jobs, workers, most = [
        ([7, 5, 4, 3, 3, 2], 2, 13),
        ([9, 1, 1, 1, 1, 1, 1, 1, 1, 1], 2, 10),
        ([6, 5, 4, 3, 2, 1], 3, 8),
        ([10, 2], 4, 10),
    ][i]
    loads = [list(load) for load in share_out(list(jobs), workers)]
    assert len(loads) == workers, f"{workers} workers have {len(loads)} lists"
    given = sorted(job for load in loads for job in load)
    assert given == sorted(jobs), f"of the jobs {jobs} the workers have {given}"
    longest = max(sum(load) for load in loads)
    assert longest <= most, f"{jobs} on {workers} workers: one has {longest} steps; {most} are enough"
    return f"passed: {workers} workers, and the longest has {longest} steps"
