import random


def task(i):
    draw = random.Random(1)
    cards = list(range(20))
    draw.shuffle(cards)
    print(cards, draw.choice("abcdef"), draw.sample(range(1000), 5), draw.sample([1, 2, 3], 3))
    return draw.choices("abc", weights=[1, 2, 3], k=8), draw.choices([1, 2], k=4), draw.randbytes(4)
