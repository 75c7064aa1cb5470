import random


def task(i):
    draw = random.Random(7)
    draw.random()
    state = draw.getstate()
    print(state[0], len(state[1]), state[1][:4], state[1][-1], state[2])
    first = [draw.random() for _ in range(3)]
    draw.setstate(state)
    return first == [draw.random() for _ in range(3)]
