import textwrap

TEXT = "The quick brown fox jumped over the lazy dog, and then it slept for a very-long-time in the sun."


def task(i):
    print(textwrap.fill(TEXT, width=30))
    print(textwrap.wrap(TEXT, 20, max_lines=2, placeholder=" [...]"))
    return textwrap.shorten(TEXT, 25, placeholder="..."), textwrap.wrap("", 10), textwrap.wrap("abcdefghij", 4)
