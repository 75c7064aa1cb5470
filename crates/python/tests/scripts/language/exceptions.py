class Own(Exception):
    pass


def attempt(action):
    try:
        action()
    except ZeroDivisionError as error:
        print("zero", error)
    except (KeyError, IndexError) as error:
        print("lookup", type(error).__name__, error)
    except Own as error:
        print("own", error.args, error.__cause__)
    else:
        print("fine")
    finally:
        print("finally")


def chained():
    try:
        int("x")
    except ValueError as error:
        raise Own("bad", 1) from error


def task(i):
    attempt(lambda: 1 / 0)
    attempt(lambda: {}["key"])
    attempt(lambda: [][3])
    attempt(chained)
    attempt(lambda: None)
    try:
        assert i == 2, "not two"
    except AssertionError as error:
        return str(error)
