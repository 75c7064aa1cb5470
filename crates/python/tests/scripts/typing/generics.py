from typing import Generic, TypeVar, get_args, get_origin

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


def task(i):
    stack = Stack[int]().push(1).push(2)
    print(stack.items, get_origin(list[int]), get_args(dict[str, int]), get_origin(Stack[int]) is Stack)
    return T.__name__, Stack.__parameters__
