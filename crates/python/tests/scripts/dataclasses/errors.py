from dataclasses import dataclass


def attempt(make):
    try:
        return make()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def mutable():
    @dataclass
    class Bad:
        items: list = []


@dataclass
class Good:
    a: int


def task(i):
    return attempt(mutable), attempt(Good)
