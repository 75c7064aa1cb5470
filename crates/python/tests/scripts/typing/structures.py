from typing import Literal, NamedTuple, NewType, TypedDict, cast

UserId = NewType("UserId", int)
Mode = Literal["r", "w"]


class Employee(NamedTuple):
    name: str
    id: int = 3

    def greet(self):
        return f"hi {self.name}"


class Movie(TypedDict, total=False):
    title: str
    year: int


def task(i):
    print(Employee("Ada"), Employee("Bob", 5).greet(), Employee._fields, Movie(title="x"), UserId(5) + 1)
    return Employee("x") == ("x", 3), Movie.__total__, cast(str, 5)
