import time


def task(i):
    first = i * 6
    pieces = list(range(first, first + 6))
    for piece in pieces:
        time.sleep(0.02 * piece)
    print("task", i, "did", pieces)
    return pieces
