"""What somebody says about a site is taken, or refused in words."""

import pytest

from microboard.publish.site.site_facts import build_site


@pytest.mark.parametrize("url", [
    'https://org.example/"x/', "https://org.example/<b>/", "org.example/jobs", "ftp://a.example/",
])
def test_what_is_no_address_of_a_site_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="site_url: write the public address of the site"):
        build_site("Jobs", url)


@pytest.mark.parametrize("url", ["", "https://org.example/jobs", "http://127.0.0.1:8000/", "http://[::1]:8000/a/"])
def test_an_address_of_a_site_is_taken(url: str) -> None:
    assert build_site("Jobs", url).url.rstrip("/") == url.rstrip("/")
