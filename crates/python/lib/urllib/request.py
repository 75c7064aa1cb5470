"""`urlopen` by the lab's own fetch, which gets and never posts."""

import _overlap
from _reply import Headers, phrase

from .error import HTTPError, URLError


class Request:
    """An address to get."""

    def __init__(self, url, data=None, headers={}, method=None):
        if data is not None or method not in (None, "GET"):
            raise URLError("only GET is possible here")
        self.full_url = url


class Response:
    """A reply, which is read like a file."""

    def __init__(self, url, status, headers, body):
        self.url = url
        self.status = self.code = status
        self.reason = self.msg = phrase(status)
        self.headers = headers
        self._body = body
        self._at = 0
        self.closed = False

    def read(self, size=-1):
        if self.closed:
            return b""
        end = len(self._body) if size is None or size < 0 else self._at + size
        part = self._body[self._at : end]
        self._at += len(part)
        return part

    def readline(self):
        end = self._body.find(b"\n", self._at) + 1
        return self.read(end - self._at if end else -1)

    def __iter__(self):
        return iter(self.readline, b"")

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def urlopen(url, data=None, timeout=None):
    """Gets an address and blocks until the reply is there. The machine, not `timeout`, decides how long that may take."""
    address, finish = _prepare(url, data)
    return finish(lambda: _overlap.fetch(address))


def _prepare(url, data=None, timeout=None):
    """The address, and what makes a response of a fetch. An event loop does what comes between."""
    if data is not None:
        raise URLError("only GET is possible here")
    return url.full_url if isinstance(url, Request) else url, _finish


urlopen._prepare = _prepare


def _finish(fetch):
    try:
        address, status, headers, body = fetch()
    except OSError as error:
        raise URLError(error) from None
    headers = Headers(headers)
    if not 200 <= status < 300:
        raise HTTPError(address, status, phrase(status), headers, body)
    return Response(address, status, headers, body)
