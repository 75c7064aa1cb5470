"""What `requests` and `urllib.request` share."""

_PHRASES = {
    200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    410: "Gone", 418: "I'm a Teapot", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
}


def phrase(status):
    """The reason that belongs to a status."""
    return _PHRASES.get(status, "")


class Headers(dict):
    """Names and values; names in any case."""

    def __init__(self, pairs):
        super().__init__(pairs)
        self._lower = {name.lower(): value for name, value in pairs}

    def __getitem__(self, name):
        return self._lower[name.lower()]

    def __contains__(self, name):
        return name.lower() in self._lower

    def get(self, name, default=None):
        return self._lower.get(name.lower(), default)
