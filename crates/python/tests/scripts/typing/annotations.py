from typing import Annotated, ClassVar, Final, Iterator, ParamSpec, Self, TypeAlias, TypeVar

Number: TypeAlias = "int | float"
LIMIT: Final = 3
P = ParamSpec("P")
T = TypeVar("T", bound=int)


class Chain:
    made: ClassVar[int] = 0

    def add(self, n: Annotated[int, "positive"]) -> Self:
        self.n = getattr(self, "n", 0) + n
        return self


def count(n: int) -> Iterator[int]:
    yield from range(n)


def task(i):
    return Chain().add(1).add(2).n, list(count(LIMIT)), count.__annotations__["n"], T.__bound__, P.__name__
