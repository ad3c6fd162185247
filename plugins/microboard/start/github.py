"""Asks GitHub about one repository. The token that it is asked with goes to that one host, and is never shown."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from microboard.visit.request import Client
from microboard.visit.trouble import LinkError

API = "https://api.github.com"
VERSION = "2022-11-28"
MAX_BYTES = 4 * 1024 * 1024
NOT_FOUND = 404
MOVED = frozenset({301, 302, 307, 308})
# What GitHub says where a token is needed, or may not see this.
HIDDEN = frozenset({403, NOT_FOUND, 429})


class GitHubError(Exception):
    """GitHub gives no answer. The text says why, for people."""


@dataclass(slots=True)
class GitHub:
    """The repository `slug`, ``owner/name``, by the API at `api`. `unseen` are the settings that were not shown."""

    client: Client
    slug: str
    api: str = API
    token: str = field(default="", repr=False)
    unseen: list[str] = field(default_factory=list)

    def read(self, path: str = "") -> Any:
        """What GitHub says of the repository, or of a part of it; None where there is no such thing, or not for this
        token. Raises GitHubError."""
        url = f"{self.api.rstrip('/')}/repos/{self.slug}{quote(f'/{path}', safe='/?=&') if path else ''}"
        try:
            answer = self.client.send("GET", url, MAX_BYTES, headers=self._headers)
        except LinkError as error:
            raise GitHubError(f"GitHub can't be asked: {error}.") from error
        if answer.status == 401:
            raise GitHubError("GitHub does not accept the token in GITHUB_TOKEN.")
        if answer.status in MOVED:
            raise GitHubError(f"{self.slug} has another name now. Ask for that one.")
        if answer.status in HIDDEN:
            return None
        if answer.status >= 300:
            raise GitHubError(f"GitHub answers with {answer.status}.")
        try:
            return json.loads(answer.body or b"{}")
        except ValueError as error:
            raise GitHubError("GitHub's answer is no JSON.") from error

    def read_setting(self, name: str, path: str) -> Any:
        """The setting at `path`, which people call `name`; None where it is not shown, which is remembered."""
        setting = self.read(path)
        if setting is None:
            self.unseen.append(name)
        return setting

    @property
    def _headers(self) -> dict[str, str]:
        who = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return {"X-GitHub-Api-Version": VERSION, **who}
