import random


def task(i):
    random.seed(2020)
    print([random.random() for _ in range(5)])
    print([random.randint(-100, 100) for _ in range(10)])
    print([random.randrange(0, 1000, 7) for _ in range(5)], random.getrandbits(100), random.getrandbits(1))
    return random.uniform(2, 3), random.triangular(0, 10, 3)
