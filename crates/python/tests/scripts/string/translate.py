import string


def task(i):
    shift = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3])
    secret = "attack at dawn".translate(shift)
    return secret, secret.translate({v: k for k, v in shift.items()}), "a-b".translate(str.maketrans("", "", "-"))
