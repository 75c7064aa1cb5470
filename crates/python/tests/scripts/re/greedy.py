import re


def task(i):
    print(re.search("<.*>", "<a><b>")[0], re.search("<.*?>", "<a><b>")[0], re.findall("a{2,3}", "aaaaaa"))
    print(re.findall(r"\b\w(?=\w*ing)", "sing run ring"), re.findall(r"(?<!\$)\b\d+", "$5 6"))
    return re.search(r"(.)\1", "hello")[0], re.findall(r"(?:ab)+", "abab ab"), re.match(r"(a)|b", "b").groups()
