"""Hosts that pretend to be one that everybody knows, with what is said of each, and hosts that are honest."""

from pathlib import Path

# What listings of open-source projects, universities and companies link to.
HONEST = Path(__file__).with_name("honest_hosts.txt").read_text(encoding="utf-8").split()
PRETENDERS = {
    "google.com-apply.org": "leads to com-apply.org, and not to google.com",
    "accounts.google.com.evil.example": "leads to evil.example, and not to google.com",
    "google.com.a.b.c.d.e.f.g.h.i.j.k.l.evil.example": "leads to evil.example, and not to google.com",
    "www.linkedin.com-jobs.evil.co.uk": "leads to evil.co.uk, and not to linkedin.com",
    "login-google.com.evil.example": "leads to evil.example, and not to google.com",
    "google.careers-apply.example": "looks like google.com",
    "www-google.example": "looks like google.com",
    "google-com.evil.example": "looks like google.com",
    "microsoft-hr-portal.com": "looks like microsoft.com",
    "microsoft-remote-hiring-desk.example": "looks like microsoft.com",
    "apply-at-google.example": "looks like google.com",
    "googlejobs2027.example": "looks like google.com",
    "hrgoogle.example": "looks like google.com",
    "google-careers.pages.dev": "looks like google.com",
    "paypa1.co.uk": "looks like paypal.com",
    "amaz0n-jobs.example": "looks like amazon.com",
    "rnicrosoft-careers.example": "looks like microsoft.com",
    "paypa1login.example": "looks like paypal.com",
    "jobs-g00gle.pages.dev": "looks like google.com",
    "google.co.uk.evil.example": "leads to evil.example, and not to google.com",
    "www.amazon.com.br.evil.example": "leads to evil.example, and not to amazon.com",
    "amazon.in-jobs.example": "leads to in-jobs.example, and not to amazon.com",
    "careers-google.co.in-apply.example": "leads to in-apply.example, and not to google.com",
    "google-jobs.evil.example": "looks like google.com",
    # ɡ and ɑ are Latin letters; then Armenian, Cherokee, Lisu, Cyrillic and Greek ones.
    "ɡooɡle.example": "looks like google.com",
    "gооgle.example": "mixes letters of two alphabets",
    "gοοgle.example": "mixes letters of two alphabets",
    "gօօgle.example": "mixes letters of two alphabets",
    "micrօsoft.example": "mixes letters of two alphabets",
    "ᏻoogle.example": "mixes letters of two alphabets",
    "gꓳꓳgle.example": "mixes letters of two alphabets",
    "ｇｏｏｇｌｅ-jobs.example": "looks like google.com",
    "αmazon.example": "mixes letters of two alphabets",
    "3627734734": "is a bare number instead of a name",
    "0xd83ad34e": "is a bare number instead of a name",
    "0330.072.0323.0116": "is a bare number instead of a name",
    "216.58.54094": "is a bare number instead of a name",
    "[2606:4700::1111]": "is a bare number instead of a name",
}


def encode(host: str) -> str:
    """The host as it stands in addresses (RFC 3492)."""
    return ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
                    for label in host.split("."))
