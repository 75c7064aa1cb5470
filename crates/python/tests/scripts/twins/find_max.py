import random


def task(i, seed=2020):
    draw = random.Random(seed).randint
    lists = [[draw(-100, 100) for _ in range(10)] for _ in range(10)]
    numbers = list(range(10_000))
    return [max(numbers) for numbers in lists], max(numbers)
