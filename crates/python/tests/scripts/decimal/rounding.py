from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal


def task(i):
    cent = Decimal("0.01")
    print([Decimal(x).quantize(cent, r) for x in ("2.675", "2.665") for r in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)])
    return round(Decimal("2.5")), int(Decimal("3.9")), Decimal("123.456").normalize(), f"{Decimal('1234.5'):,.2f}"
