import json
from fractions import Fraction


def default(value):
    if isinstance(value, Fraction):
        return {"fraction": [value.numerator, value.denominator]}
    raise TypeError(type(value).__name__)


def hook(data):
    return Fraction(*data["fraction"]) if "fraction" in data else data


def task(i):
    text = json.dumps({"half": Fraction(1, 2)}, default=default)
    print(text, json.loads(text, object_hook=hook), json.loads("[1.5]", parse_float=str))
    return json.loads('{"b": 1, "a": 2}', object_pairs_hook=list)
