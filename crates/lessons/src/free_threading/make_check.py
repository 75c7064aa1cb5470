TEXTS = ["to be or not to be", "be here", "not now", "be be be"]
WANTED = [2, 1, 0, 3]


def task(i):
    first = count("be", TEXTS[i])
    assert first is not None, "count returns nothing"
    assert first == WANTED[i], f"text {i} has the word {WANTED[i]} times, and count says {first}"
    again = count("be", TEXTS[i])
    assert again == first, f"the second call says {again}: count still remembers an earlier call"
    return f"passed: text {i} has the word {first} times"
