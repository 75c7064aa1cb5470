import re


def task(i):
    print(re.findall("^a.", "ab\nAc\nad", re.M | re.I), re.findall("a.b", "a\nb", re.S), re.search("é", "É", re.I))
    pattern = re.compile(
        r"""
        (\d+)   # whole
        \.(\d+) # part
        """,
        re.X,
    )
    return pattern.search("v 3.14").groups(), pattern.flags & re.X, re.findall(r"\w", "aé", re.A), pattern.groups
