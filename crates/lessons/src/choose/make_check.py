CASES = [
    ("200 requests", (200, 5, 0, 4, 100), (1000, 5, 350)),
    ("4 long loops", (4, 0, 500, 4, 100), (2000, 2000, 600)),
    ("500 tiny calculations", (500, 0, 0.002, 4, 100), (1, 1, 100.25)),
    ("8 tasks that do both", (8, 90, 10, 4, 100), (800, 170, 300)),
    ("5 tasks on 2 workers", (5, 20, 30, 2, 100), (250, 170, 250)),
]


def task(i):
    name, setting, times = CASES[i]
    made = estimate(*setting)
    assert isinstance(made, dict), "estimate has to return a dictionary"
    tasks, wait, compute, workers, start = setting
    about = f"{tasks} tasks wait {wait} ms and compute {compute} ms; {workers} workers start in {start} ms"
    for tool, time in zip(("loop", "asyncio", "processes"), times):
        assert tool in made, f"the dictionary has no {tool!r}"
        assert made[tool] is not None, f"there is no estimate for {tool!r}"
        assert abs(made[tool] - time) < 0.01, f"{about}: {tool} needs {time:g} ms, and you say {made[tool]:g} ms"
    best = min(times)
    fastest = [tool for tool in ("loop", "asyncio", "processes") if made[tool] - best < 0.01]
    return f"passed: {name}, where the fastest is {' or '.join(fastest)}"
