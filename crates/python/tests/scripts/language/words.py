from collections import Counter

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness"""


def task(i):
    words = [word.strip(",.").lower() for word in TEXT.split()]
    counts = Counter(words)
    longest = max(words, key=lambda word: (len(word), word))
    return counts.most_common(4), longest, sorted(set(words))[:5], " ".join(w.title() for w in words[:4])
