"""The part of `inspect` that asyncio, dataclasses and typing need."""

import collections.abc
import types

CO_ITERABLE_COROUTINE = 0x100
CO_COROUTINE = 0x80
CO_GENERATOR = 0x20
CO_ASYNC_GENERATOR = 0x200


def isclass(value):
    return isinstance(value, type)


def isfunction(value):
    return isinstance(value, types.FunctionType)


def ismethod(value):
    return isinstance(value, types.MethodType)


def ismodule(value):
    return isinstance(value, types.ModuleType)


def isbuiltin(value):
    return isinstance(value, types.BuiltinFunctionType)


def iscoroutine(value):
    return isinstance(value, types.CoroutineType)


def isgenerator(value):
    return isinstance(value, types.GeneratorType)


def isasyncgen(value):
    return isinstance(value, types.AsyncGeneratorType)


def isawaitable(value):
    if isinstance(value, types.GeneratorType):
        return bool(value.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return isinstance(value, (types.CoroutineType, collections.abc.Awaitable))


def _has_flag(value, flag):
    while hasattr(value, "func") and not isfunction(value):
        value = value.func
    value = getattr(value, "__func__", value)
    return isfunction(value) and bool(value.__code__.co_flags & flag)


def iscoroutinefunction(value):
    return _has_flag(value, CO_COROUTINE)


def isgeneratorfunction(value):
    return _has_flag(value, CO_GENERATOR)


def isasyncgenfunction(value):
    return _has_flag(value, CO_ASYNC_GENERATOR)


def unwrap(function, *, stop=None):
    seen = {id(function)}
    while hasattr(function, "__wrapped__") and not (stop and stop(function)):
        function = function.__wrapped__
        if id(function) in seen:
            raise ValueError(f"wrapper loop when unwrapping {function!r}")
        seen.add(id(function))
    return function


def getattr_static(value, name, *default):
    """An attribute without the descriptor protocol, `__getattr__` and `__getattribute__`."""
    classes = value.__mro__ if isinstance(value, type) else type(value).__mro__
    spaces = [] if isinstance(value, type) else [getattr(value, "__dict__", {})]
    for space in spaces + [vars(each) for each in classes]:
        if name in space:
            return space[name]
    if default:
        return default[0]
    raise AttributeError(name)


def getdoc(value):
    return getattr(value, "__doc__", None)


def signature(callable, **options):
    raise ValueError("inspect.signature is not available here")
