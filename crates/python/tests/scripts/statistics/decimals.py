from decimal import Decimal
from statistics import NormalDist, mean


def task(i):
    heights = NormalDist(170, 10)
    print(mean([Decimal("0.1"), Decimal("0.3")]), heights.cdf(180), heights.pdf(170))
    return heights.inv_cdf(0.5), NormalDist(1, 2) + 3, Decimal(1) / Decimal(7)
