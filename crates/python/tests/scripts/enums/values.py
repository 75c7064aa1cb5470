from enum import Enum, IntFlag, StrEnum, auto, unique


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


class Mode(StrEnum):
    READ = auto()
    WRITE = auto()


class Bits(IntFlag):
    A = 1
    B = 2


def task(i):
    print(Planet.MARS.mass, [p.name for p in Planet], f"{Mode.READ}", Mode("write"), Bits.A | Bits.B, Bits(3) & Bits.B)
    try:
        unique(Enum("Same", {"X": 1, "Y": 1}))
    except ValueError as error:
        return str(error)
