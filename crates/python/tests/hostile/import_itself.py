# expect: answer 5
number = 5


def task(i):
    import task as own

    return own.number
