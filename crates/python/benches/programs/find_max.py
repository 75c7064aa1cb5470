# A long list and its maximum: the workload `find_max`.
def task(i):
    return max(list(range(2_000_000)))
