from contextlib import contextmanager


@contextmanager
def guard(name):
    try:
        yield
    except ValueError as error:
        print(name, "caught", error)
    finally:
        print(name, "done")


@contextmanager
def silent():
    return
    yield


def task(i):
    with guard("a"):
        raise ValueError("x")
    try:
        with guard("b"):
            raise KeyError("y")
    except KeyError as error:
        print("passed on", error)
    try:
        with silent():
            pass
    except RuntimeError as error:
        return str(error)
