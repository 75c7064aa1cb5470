import json


def task(i):
    found = []
    for text in ("", "{", "[1 2]", '{"a" 1}', "nul", '"x', "[1] 2"):
        try:
            json.loads(text)
        except json.JSONDecodeError as error:
            found.append((error.lineno, error.colno, error.msg))
    for value in ({1, 2}, object, {(1,): 2}):
        try:
            json.dumps(value)
        except TypeError as error:
            found.append(type(error).__name__)
    return found
