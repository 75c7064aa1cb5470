import string


def task(i):
    print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits)
    return string.punctuation, string.whitespace, len(string.printable), string.capwords("the quick fox")
