def task(i):
    print(7 // 2, -7 // 2, 7 % -3, divmod(-7, 2), 2**100, -(2**63), 10**30 // 7, 0.1 + 0.2, 1e16 + 1, 5 / 2)
    print(int("ff", 16), int("-12"), float("1e3"), round(2.5), round(-1.567, 2), abs(-3), pow(3, 100, 7), hash(1.0))
    print(bin(10), hex(-255), oct(8), (1 << 70).bit_length(), (0.5).as_integer_ratio(), (3 + 4j) * 1j, abs(3 + 4j))
    return 1 < 2 < 3, not 0, 5 & 3 | 8, ~5, True + True, float("inf") > 10**400, 0.1.hex(), 10**20 % 97
