"""Context variables, as PEP 567 describes them."""

from _thread import get_ident as _get_ident

_MISSING = object()
_current = {}


def _context():
    ident = _get_ident()
    found = _current.get(ident)
    if found is None:
        found = _current[ident] = Context()
    return found


class Context:
    """Values of context variables. `_number` is the lab's number of the task that the context belongs to."""

    def __init__(self):
        self._values = {}
        self._entered = False
        self._number = None

    def run(self, callable, /, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        ident = _get_ident()
        before = _current.get(ident)
        self._entered = True
        _current[ident] = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current[ident] = before
            self._entered = False

    def copy(self):
        other = Context()
        other._values = self._values.copy()
        other._number = self._number
        return other

    def get(self, variable, default=None, /):
        return self._values.get(variable, default)

    def __getitem__(self, variable):
        return self._values[variable]

    def __contains__(self, variable):
        return variable in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


class ContextVar:
    def __init__(self, name, /, *, default=_MISSING):
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        value = _context()._values.get(self, _MISSING)
        if value is not _MISSING:
            return value
        for value in (default, self._default):
            if value is not _MISSING:
                return value
        raise LookupError(self)

    def set(self, value, /):
        values = _context()._values
        token = Token(self, values.get(self, _MISSING))
        values[self] = value
        return token

    def reset(self, token, /):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        token._used = True
        if token.old_value is Token.MISSING:
            del _context()._values[self]
        else:
            _context()._values[self] = token.old_value

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class Token:
    MISSING = type("Missing", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init__(self, variable, old):
        self.var = variable
        self.old_value = Token.MISSING if old is _MISSING else old
        self._used = False

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.var.reset(self)


def copy_context():
    return _context().copy()
