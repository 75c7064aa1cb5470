def count(word, text):
    return text.split().count(word)
