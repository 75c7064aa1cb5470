import random


def task(i):
    draw = random.Random(99)
    print(draw.gauss(0, 1), draw.gauss(5, 2), draw.normalvariate(0, 1), draw.lognormvariate(0, 0.25))
    print(draw.expovariate(1.5), draw.betavariate(2, 3), draw.gammavariate(2, 1), draw.gammavariate(0.5, 2))
    return draw.paretovariate(3), draw.weibullvariate(1, 1.5), draw.vonmisesvariate(0, 4)
