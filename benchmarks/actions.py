"""What people do on the browse page, each a good many times."""

from collections.abc import Callable

from playwright.sync_api import Page

Time = Callable[[Callable[[], object]], object]
Act = Callable[[Page, Time], None]
# Each ends with more than 30 letters.
COMMON = ("data", "research", "customer", "website", "test", "shop")
RARE = ("bakoriba", "zelmitor", "phasangis", "jarketnor", "wenyafel")
TWO = ("map bus", "survey data", "repair café", "menu costing")
# One slip of the finger each: the words do not occur as they stand.
TYPOS = ("reserach", "custmer", "webiste", "newslettr", "museim")
NOTHING = ("data xylophone", "zzzz", "qqqqqqq", "price wqzx")


def type_words(words: tuple[str, ...]) -> Act:
    """Type each letter by letter, into an empty box."""

    def act(page: Page, time: Time) -> None:
        for word in words:
            page.fill("#mb-text", "")
            page.focus("#mb-text")
            for letter in word:
                time(lambda letter=letter: page.keyboard.type(letter))
        page.fill("#mb-text", "")

    return act


def click_boxes(facet: str, times: int = 4) -> Act:
    """Choose and drop each of the first choices of a facet, alone and together."""

    def act(page: Page, time: Time) -> None:
        page.locator(f"[data-facet={facet}]").evaluate("facet => { facet.open = true; }")
        boxes = page.locator(f"input[type=checkbox][name={facet}]").all()[:4]
        for _ in range(times):
            for box in (*boxes, *boxes):
                time(box.click)

    return act


def type_range(page: Page, time: Time) -> None:
    """Type hours a week and pay per hour."""
    page.locator("[name=week-to]").evaluate("box => { box.closest('details').open = true; }")
    for name in ("week-from", "week-to", "rate-from"):
        for number in ("10", "25", "12.5", "40", "8"):
            page.fill(f"[name={name}]", "")
            page.focus(f"[name={name}]")
            for letter in number:
                if letter != ".":  # says nothing by itself, so no event follows
                    time(lambda letter=letter: page.keyboard.type(letter))
                else:
                    page.keyboard.type(letter)
        page.fill(f"[name={name}]", "")


def change_sort(page: Page, time: Time) -> None:
    """Sort in each way, again and again."""
    for _ in range(8):
        for value in ("closing", "rate", "hours", "newest"):
            time(lambda value=value: page.select_option("#mb-sort", value))


def combine(page: Page, time: Time) -> None:
    """Search within a category, a skill and a limit, and drop and choose the category."""
    page.check("input[name=category] >> nth=0")
    page.check("input[name=skill] >> nth=0")
    page.fill("[name=week-to]", "30")
    type_words(COMMON)(page, time)
    page.fill("[name=week-to]", "")
    page.uncheck("input[name=category] >> nth=0")
    page.uncheck("input[name=skill] >> nth=0")


ACTIONS: tuple[tuple[str, Act], ...] = (
    ("letters of common words", type_words(COMMON)),
    ("letters of rare names", type_words(RARE)),
    ("letters of two words", type_words(TWO)),
    ("letters of words with a slip", type_words(TYPOS)),
    ("letters that find nothing", type_words(NOTHING)),
    ("a category", click_boxes("category")),
    ("a skill", click_boxes("skill")),
    ("digits of a limit", type_range),
    ("the order", change_sort),
    ("letters within other filters", combine),
)
