x = "global"


def shadow():
    try:
        print(x)
    except UnboundLocalError as error:
        print(type(error).__name__)
    x = "local"
    return x


class Scope:
    x = "class"
    seen = [x for _ in range(1)]

    def get(self):
        return x


def task(i):
    y = 1
    del y
    try:
        y
    except NameError as error:
        print(type(error).__name__)
    return shadow(), Scope().get(), Scope.seen, x
