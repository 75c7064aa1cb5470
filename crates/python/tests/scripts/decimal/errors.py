from decimal import Decimal, DivisionByZero, InvalidOperation


def task(i):
    found = []
    for make in (lambda: Decimal("x"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("NaN") > 1):
        try:
            make()
        except (DivisionByZero, InvalidOperation) as error:
            found.append(type(error).__name__)
    return found, Decimal("Infinity") > 1, Decimal("NaN").is_nan()
