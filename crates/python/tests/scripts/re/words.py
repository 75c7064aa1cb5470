import re


def task(i):
    text = "Ünïcode wörds, e-mail me@site.org or see https://a.b/c?d=1 at 10:45."
    print(re.findall(r"\w+", text), re.findall(r"[\w.]+@[\w.]+\b", text), re.findall(r"https?://\S+", text))
    print(re.sub(r"(?<=\d):(?=\d)", "h", text)[-8:], re.split(r"\W+", "a, b;c"), re.match(r"(?i)ünï", text).end())
    return re.findall(r"(\d+):(\d+)", text), bool(re.fullmatch(r"[A-Z]\w+( \w+)*", "Hello big world")), re.sub(r"\s+", " ", "a \n b")
