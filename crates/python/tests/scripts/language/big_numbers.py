def task(i):
    a, b = 3**500, 7**300
    print(a % b, a // b, (a * b) % 10**20, len(str(a)), a.bit_count() if hasattr(a, "bit_count") else 0)
    print(a & b > 0, (a ^ b).bit_length(), -a >> 700, hash(a), a == int(str(a)), float(b), divmod(-a, b)[1] >= 0)
    return pow(a, -1, 10**9 + 7), int("z" * 20, 36), (2**61 - 1) ** 2, round(10**25 + 5, -1), isinstance(a, int)
