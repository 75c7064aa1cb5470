import re


def task(i):
    found = []
    for pattern in ("(", "[a", "*a", "a{2,1}", "(?P<x>a)(?P<x>b)", "\\", "(?<=a*)b"):
        try:
            re.compile(pattern)
        except re.error as error:
            found.append((error.pos, str(error)))
    return found
