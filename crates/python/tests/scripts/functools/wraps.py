from functools import wraps


def traced(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@traced
def add(a, b=1):
    "Adds."
    return a + b


def task(i):
    return add(1, b=2), add.__name__, add.__doc__, add.__wrapped__(5)
