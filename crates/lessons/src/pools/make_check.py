CASES = [
    ([1, 2, 3, 4, 5, 6], 2, [[0, 2, 4], [1, 3, 5]]),
    ([5, 1, 1, 1, 1], 2, [[0], [1, 2, 3, 4]]),
    ([3, 3, 3, 3], 3, [[0, 3], [1], [2]]),
    ([4, 2, 2, 1, 6], 2, [[0, 3], [1, 2, 4]]),
    ([1, 1, 1, 1], 2, [[0, 2], [1, 3]]),
]


def task(i):
    times, workers, wanted = CASES[i]
    made = hand_out(list(times), workers)
    assert made is not None, "hand_out returns nothing"
    made = [list(tasks) for tasks in made]
    assert len(made) == workers, f"there are {workers} workers, and {len(made)} lists of tasks"
    given = sorted(task for tasks in made for task in tasks)
    assert given == list(range(len(times))), f"tasks {given} were handed out, and there are {len(times)}"
    ends = max(sum(times[task] for task in tasks) for tasks in made)
    assert made == wanted, f"for times {times} the workers should get {wanted}, not {made}, which ends at {ends}"
    assert hand_out([], 2) == [[], []], "without tasks each of two workers has an empty list"
    return f"passed: {len(times)} tasks for {workers} workers"
