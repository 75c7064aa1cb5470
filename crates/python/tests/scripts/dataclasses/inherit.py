from dataclasses import InitVar, dataclass, field, is_dataclass
from typing import ClassVar


@dataclass
class Base:
    x: int
    count: ClassVar[int] = 0

    def __post_init__(self):
        Base.count += 1


@dataclass
class Child(Base):
    y: int = 2
    scale: InitVar[int] = 1
    z: int = field(init=False)

    def __post_init__(self, scale):
        super().__post_init__()
        self.z = (self.x + self.y) * scale


def task(i):
    print(Child(1, scale=10), Child(5).z, Base.count, is_dataclass(Child), is_dataclass(3))
    return Child.__match_args__, repr(Base(7))
