from typing import Any, Callable, Dict, List, Optional, Tuple, Union, get_type_hints


def f(a: int, b: Optional[str] = None, *rest: Any) -> List[int]:
    return [a]


def task(i):
    print(f(1), List[int], Dict[str, List[int]], Tuple[int, ...], Callable[[int], str])
    return get_type_hints(f)["a"], Union[int, str] == Union[str, int], Optional[int] == Union[int, None]
