from enum import Enum, Flag, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = auto()

    @property
    def short(self):
        return self.name[0]


class Access(Flag):
    READ = auto()
    WRITE = auto()


class Level(IntEnum):
    LOW = 1
    HIGH = 2


def task(i):
    print(list(Color), Color(2), Color["RED"], Color.RED.short, Color.RED is Color(1), Level.LOW < Level.HIGH)
    return Access.READ | Access.WRITE, Access.READ in (Access.READ | Access.WRITE), Level.HIGH + 1, Color.GREEN.value
