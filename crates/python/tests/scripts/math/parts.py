import math


def task(i):
    print([math.frexp(x) for x in (0, 1, -3.75, 1e-300)], [math.modf(x) for x in (2.5, -2.25, 3)])
    print(math.ldexp(0.75, 4), math.ulp(1.0), math.nextafter(1, 2), math.copysign(3, -0.0), math.fabs(-2))
    return math.fmod(-7, 3), math.remainder(7, 4), math.pow(2, 0.5), math.fmod(5.5, 2)
