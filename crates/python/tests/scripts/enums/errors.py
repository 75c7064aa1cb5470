from enum import Enum


class Color(Enum):
    RED = 1

    @classmethod
    def _missing_(cls, value):
        return cls.RED if value == "red" else None


def task(i):
    found = []
    for attempt in (lambda: Color(5), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 2), lambda: Color("red")):
        try:
            found.append(attempt())
        except Exception as error:
            found.append((type(error).__name__, str(error).replace("'", "")))
    return found
