import re

TOKENS = re.compile(r"\s*(?:(?P<number>\d+\.?\d*)|(?P<name>[a-z_]\w*)|(?P<op>[-+*/()]))", re.I)


def tokens(text):
    at = 0
    while at < len(text):
        found = TOKENS.match(text, at)
        if not found:
            raise SyntaxError(f"column {at}")
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def task(i):
    return list(tokens("3.5 * (x_1 + 42) - y/2"))
