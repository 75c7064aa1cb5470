found = []


def count(word, text):
    for other in text.split():
        if other == word:
            found.append(word)
    return len(found)
