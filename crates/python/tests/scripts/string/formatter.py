from string import Formatter


class Loud(Formatter):
    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


def task(i):
    print(list(Formatter().parse("a {b!r:>{w}} {0}")))
    return Loud().format("{0!u} {1:04d} {name[0]}", "hi", 7, name="xyz")
