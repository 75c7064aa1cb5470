from contextlib import contextmanager, suppress


class Log:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.name == "quiet"


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")


def task(i):
    with Log("a"), Log("quiet"):
        raise ValueError("swallowed")
    with tag("b") as name, suppress(KeyError):
        {}[name]
    return "end"
