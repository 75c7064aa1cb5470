import re


def task(i):
    found = re.match(r"(\w+) (\d+)", "abc 123 x")
    print(found.group(), found.groups(), found.span(2), found.start(), found.end(), found[1])
    named = re.search(r"(?P<key>\w+)=(?P<value>\w*)", "x; size=large")
    return named.groupdict(), named["key"], re.fullmatch(r"a+", "aab"), re.match("b", "ab")
