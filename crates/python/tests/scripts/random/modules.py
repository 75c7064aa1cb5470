import random


def task(i):
    random.seed("overlap")
    deck = [f"{rank}{suit}" for suit in "SH" for rank in "A23"]
    random.shuffle(deck)
    hands = random.sample(deck, counts=[2] * 6, k=5)
    return deck, hands, random.choices(range(10), cum_weights=range(1, 11), k=5), random.randrange(10**30)
