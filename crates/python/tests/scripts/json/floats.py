import json
import math


def task(i):
    print(json.dumps([0.1, 1e100, 1e-7, -0.0, 100.0, math.inf, math.nan]))
    try:
        json.dumps(math.nan, allow_nan=False)
    except ValueError as error:
        return type(error).__name__, json.loads(json.dumps(0.1 + 0.2)) == 0.1 + 0.2
