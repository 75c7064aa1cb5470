import random


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__


def task(i):
    return [
        attempt(random.choice, []),
        attempt(random.randint, 2, 1),
        attempt(random.sample, [1], 2),
        attempt(random.getrandbits, -1),
        attempt(random.seed, []),
    ]
