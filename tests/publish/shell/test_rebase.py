"""A rendered page that is moved to another depth still leads where it led."""

import pytest

from microboard.publish.shell.rebase import rebase


@pytest.mark.parametrize(("given", "depth", "expected"), [
    ('<a href="../guides/">', 3, '<a href="../../../guides/">'),
    ('<a href="././">', 3, '<a href="../../../opportunities/">'),
    ('<a href="./">', 1, '<a href="../opportunities/">'),
    ('<a href="./..">', 2, '<a href="../../">'),
    ('<a href="..">', 1, '<a href="../">'),
    ("<script src='../a/b.js?v=1#x'>", 0, "<script src='a/b.js?v=1#x'>"),
    ("<a href=../style.css>", 2, "<a href=../../style.css>"),
    ('<img src="face.png">', 2, '<img src="../../opportunities/face.png">'),
    ('<script>x=new URL("..",location)</script>', 3, '<script>x=new URL("../../../",location)</script>'),
    ('{"base": "..", "search": "../assets/s.js"}', 2, '{"base": "../../", "search": "../../assets/s.js"}'),
    # These lead to the same place from everywhere, or out of the site.
    ('<a href="/a">', 3, '<a href="/a">'), ('<a href="#top">', 3, '<a href="#top">'), ('<a href="">', 3, '<a href="">'),
    ('<a href="https://a.example/../b">', 3, '<a href="https://a.example/../b">'),
    ('<a href="mailto:a@b.example">', 3, '<a href="mailto:a@b.example">'),
    ('<a href="//a.example/">', 3, '<a href="//a.example/">'), ('<a href="?page=2">', 3, '<a href="?page=2">'),
    ('<a href="../../../other/">', 3, '<a href="../../../other/">'),
    ('<a href="MICROBOARD-EDIT">', 3, '<a href="MICROBOARD-EDIT">'),
    # Text that only looks like an address.
    ("<p>See ../guides/ and x = ../y</p>", 3, "<p>See ../guides/ and x = ../y</p>"),
])
def test_an_address_leads_to_the_same_place(given: str, depth: int, expected: str) -> None:
    assert rebase(given, "opportunities/", depth) == expected


def test_a_page_of_the_root_can_be_moved_anywhere() -> None:
    moved = [rebase('<a href="guides/">', "", depth) for depth in range(3)]
    assert moved == ['<a href="guides/">', '<a href="../guides/">', '<a href="../../guides/">']
