from collections import Counter


def task(i):
    letters = Counter("mississippi")
    print(letters.most_common(2), letters["z"], letters.total(), sorted(letters.elements())[:4])
    print(letters - Counter("miss"), letters & Counter("ssm"), Counter(a=1) | Counter(a=3, b=1), +Counter(a=-1, b=2))
    letters.update("zz")
    letters.subtract("m")
    return letters
