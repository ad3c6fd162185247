"""Why nobody knows what is at an address. None of it means that the page is gone."""

REASONS = {
    "busy": "the site asks for fewer visits",
    "insecure": "it leads to an address without https",
    "left": "there was no time left to ask",
    "no-host": "its host does not exist, or has no address",
    "private": "it leads into a private network",
    "protocol": "the answer is not that of a web server",
    "redirects": "it leads from one address to the next without end",
    "robots": "the site asks programs to stay away (robots.txt)",
    "slow": "the way to its page takes too long",
    "timeout": "the site does not answer in time",
    "tls": "its certificate is not valid, or its encryption fails",
    "unreachable": "the site cannot be reached",
}


class LinkError(Exception):
    """The visit says nothing about the page; `code` is a key of `REASONS`. The other side may have got the request
    where it `was_sent`."""

    def __init__(self, code: str, *, was_sent: bool = False) -> None:
        super().__init__(REASONS[code])
        self.code = code
        self.was_sent = was_sent
