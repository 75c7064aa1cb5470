import re


def task(i):
    text = "one 1, two 22, three 333"
    print(re.findall(r"\d+", text), re.findall(r"(\w+) (\d+)", text), re.split(r",\s*", text), re.split("(,)", "a,b"))
    return [(m.group(), m.span()) for m in re.finditer(r"[a-z]+", text)], re.split(r"x*", "axbc", maxsplit=1)
