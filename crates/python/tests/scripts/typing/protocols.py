from typing import Protocol, final, overload, runtime_checkable


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class File:
    def close(self):
        return "closed"


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


@final
class Leaf:
    pass


def task(i):
    return isinstance(File(), Closes), isinstance(3, Closes), double(2), double("ab"), Leaf.__final__
