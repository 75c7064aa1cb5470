from decimal import Decimal, getcontext, localcontext


def task(i):
    print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / 3, Decimal(2).sqrt(), Decimal("1e3"), Decimal(0.5))
    with localcontext() as context:
        context.prec = 5
        print(Decimal(1) / 3)
    return Decimal("2.50") == Decimal("2.5"), Decimal("-7") // 2, Decimal("-7") % 2, getcontext().prec, abs(Decimal(-3))
