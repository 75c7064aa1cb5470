"""`requests.get` by the lab's own fetch, which gets and never posts."""

import _overlap
from _reply import Headers, phrase


class RequestException(OSError):
    """What can go wrong with a request."""

    def __init__(self, *args, response=None):
        super().__init__(*args)
        self.response = response


class ConnectionError(RequestException):
    """There was no reply."""


class HTTPError(RequestException):
    """The reply says that the request failed."""


class JSONDecodeError(RequestException, ValueError):
    """The reply's body is not JSON."""


class Response:
    """A reply."""

    encoding = "utf-8"

    def __init__(self, url, status, headers, body):
        self.url = url
        self.status_code = status
        self.reason = phrase(status)
        self.headers = Headers(headers)
        self.content = body

    @property
    def text(self):
        return self.content.decode(self.encoding, "replace")

    @property
    def ok(self):
        return self.status_code < 400

    def json(self):
        import json

        try:
            return json.loads(self.text)
        except ValueError as error:
            raise JSONDecodeError(*error.args, response=self) from None

    def raise_for_status(self):
        if not self.ok:
            side = "Client" if self.status_code < 500 else "Server"
            message = f"{self.status_code} {side} Error: {self.reason} for url: {self.url}"
            raise HTTPError(message, response=self)

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def _finish(fetch):
    try:
        return Response(*fetch())
    except OSError as error:
        raise ConnectionError(*error.args) from None


def _prepare(url, params=None, timeout=None):
    """The address, and what makes a response of a fetch. An event loop does what comes between."""
    if params:
        from urllib.parse import urlencode

        url += ("&" if "?" in url else "?") + urlencode(params)
    return url, _finish


def get(url, params=None, timeout=None):
    """Gets an address and blocks until the reply is there. The machine, not `timeout`, decides how long that may take."""
    url, finish = _prepare(url, params)
    return finish(lambda: _overlap.fetch(url))


get._prepare = _prepare


class Session:
    """Requests that belong together; they share nothing here."""

    get = staticmethod(get)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass


def __getattr__(name):
    raise AttributeError(f"module 'requests' has no attribute {name!r} here: only get is possible")
