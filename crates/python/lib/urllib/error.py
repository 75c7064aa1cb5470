"""Exceptions of `urllib.request`."""


class URLError(OSError):
    """There was no reply."""

    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason

    def __str__(self):
        return f"<urlopen error {self.reason}>"


class HTTPError(URLError):
    """The reply says that the request failed."""

    def __init__(self, url, code, reason, headers, body=b""):
        super().__init__(reason)
        self.url = url
        self.code = self.status = code
        self.headers = headers
        self._body = body

    def read(self):
        return self._body

    def __str__(self):
        return f"HTTP Error {self.code}: {self.reason}"
