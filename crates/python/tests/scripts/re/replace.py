import re


def task(i):
    print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home you@work"), re.subn("a", "b", "banana", count=2))
    print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "1 a 20"), re.sub(r"(?P<x>.)", r"<\g<x>>", "ab"))
    return re.escape("a.b*c"), re.sub("x*", "-", "abxd")
