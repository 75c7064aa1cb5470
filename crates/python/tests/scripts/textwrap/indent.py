import textwrap


def task(i):
    text = "    def f():\n        return 1\n\n    x = 2\n"
    print(textwrap.dedent(text))
    return textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "- ", lambda line: True)
