from collections import Counter


def count_words(text):
    return Counter(text.split())


def combine(parts):
    whole = Counter()
    for part in parts:
        whole += Counter(part)
    return whole
