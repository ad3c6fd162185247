"""The spreadsheet of a career centre: sixty projects of twelve employers, as people type them."""

from random import Random

from microboard.intake.table.sheet import Cells

HEADER = ["Project title *", "Company", "Industry", "Website", "About the company", "Country", "Type of organisation",
          "Short description", "Full description", "Kind of work", "Skills needed", "Competencies", "Deliverables",
          "Total hours", "Duration (weeks)", "Compensation", "Where?", "Who can apply", "Visa", "Supervisor",
          "Meetings", "Feedback", "How to apply", "Closing date", "Start date", "Vacancies", "NDA", "Internal notes"]
# What differs between two texts, so that none says what another has said.
WORDS = ("amber", "birch", "cedar", "delta", "ember", "flint", "grove", "heron", "inlet", "jetty", "kelp", "lagoon",
         "marsh", "north", "otter", "plover", "quay", "reeds", "salmon", "tern", "upland", "valley", "willow", "yarrow")
# Name, sector, website, country, kind: as different people have typed them.
EMPLOYERS = [
    ("Harbour Bakery Ltd.", "Retail", "www.harbour-bakery.example", "Ireland", "Company"),
    ("Corrib Kayaks", "Travel and hospitality", "https://corrib-kayaks.example", "ireland", "startup"),
    ("Müller & Söhne Gartenbau", "Agriculture and food", "https://www.mueller-garten.example/", "Germany", "Company"),
    ("Galway City Museum", "Arts and culture", "http://galway-museum.example", "IE", "Government"),
    ("Open Tides", "Technology", "https://open-tides.example/", "Norway", "Open source"),
    ("Saint Brendan's Food Bank", "Nonprofit", "brendan-food.example", "Ireland", "Nonprofit"),
    ("Atlantic Physiotherapy", "Health", "https://atlantic-physio.example/", "Ireland", "Company"),
    ("Ria Formosa Oysters", "Agriculture and food", "https://ria-oysters.example/", "Portugal", "Company"),
    ("Westside Credit Union", "Finance", "https://westside-cu.example/", "Ireland", "Nonprofit"),
    ("Lab for Coastal Ecology", "Education", "https://coastal-lab.example/", "Ireland", "University"),
    ("Tandem Toys", "Manufacturing", "https://tandem-toys.example/", "The Netherlands", "Startup"),
    ("Aoife Byrne Pottery", "Arts and culture", "https://byrne-pottery.example/", "Ireland", "Individual"),
]
PROJECTS = [
    ("Ask forty customers about {thing}", "Market research", "Interviewing, MS Excel", "Talk to forty customers"),
    ("Draw a friendly sign for {thing}", "Design", "Drawing", "Draw and test three drafts of a sign"),
    ("Count and chart what we know of {thing}", "data-analysis", "spreadsheets; data visualisation",
     "Clean two years of notes and chart them"),
    ("Write the first web page about {thing}", "Web", "HTML & CSS, copywriting", "Write a page that answers questions"),
    ("Plan a month of posts about {thing}", "Social Media", "photography\r\nCopywriting", "Plan and draft posts"),
]
THINGS = ["early bread", "river tours", "winter pruning", "the map room", "tide tables", "the pantry", "sore knees",
          "oyster sizes", "small loans", "seagrass", "wooden trains", "tea bowls"]
PAYS = ["€500", "450 EUR", "€ 1.200,00", "15 €/h", "€16 per hour", "600-700 EUR", "EUR 480", "€700", "€550 ",
        "EUR 20/hr"]
PLACES = ["Remote", "Galway, Ireland", "Hybrid: Galway, Ireland", "Remote", "On site - Faro, Portugal", "remote"]
DATES = ["2027-01-15", "15/1/2027", "31.01.2027", "20 January 2027", "January 25, 2027", "2027/02/03", "28-01-2027"]
WHO = ["Undergraduates", "undergraduates, graduate students", "Anyone", "Recent graduates; career changers"]
HOURS = ["20", "25 hours", "ca. 30", "40h", "24"]
MEETINGS = ["Weekly", "twice weekly", "weekly", "Daily"]


def build_rows() -> list[Cells]:
    """A title above, a blank row, the header, and sixty rows; the first row of an employer says most of it."""
    rows = [["Micro-internships spring 2027", *[""] * (len(HEADER) - 1)], [""] * len(HEADER), HEADER]
    for number in range(60):
        rows.append(_build_row(number))
    return rows


def _build_row(number: int) -> Cells:
    name, sector, website, country, kind = EMPLOYERS[number % 12]
    title, category, skills, what = PROJECTS[number // 12]
    thing = THINGS[number % 12]
    host = website.split("//")[-1].removeprefix("www.").strip("/")
    pay, place = PAYS[number % len(PAYS)], PLACES[number % len(PLACES)]
    about = f"{name} is a small team that has worked on {thing} for nine years."
    first = [sector, website, about, country, kind] if number < 12 else [""] * 5
    return [
        title.format(thing=thing), name if number % 7 else f"{name} ", *first,
        f"{what} about {thing}, so that a small team can decide what to do next.",
        _tell(what, thing, number), category, skills, "Communication, critical thinking",
        f"A table of answers about {thing} with dates\r\nA page on what to do next about {thing}",
        HOURS[number % 5], str(4 + number % 3), pay, place, WHO[number % 4], "Not specified", "Head of the shop",
        MEETINGS[number % 4], "Written; live", f"jobs@{host}" if number % 2 else f"https://{host}/jobs/{number}",
        DATES[number % 7], "Flexible" if number % 3 else "2027-03-01", str(1 + number % 2),
        "no" if number % 9 else "yes",
        "called on Tuesday" if number % 5 == 0 else "",
    ]


def _tell(what: str, thing: str, number: int) -> str:
    """A text of two paragraphs and a list, with the line ends of Windows."""
    words = [Random(number * 100 + place).choice(WORDS) for place in range(40)]
    lines = [" ".join(words[start:start + 10]) for start in range(0, 40, 10)]
    return (f"{what} about {thing}: {lines[0]}.\r\n\r\n- First {lines[1]}.\r\n- Then {lines[2]}.\r\n\r\n"
            f"At the end {lines[3]}, which is explained on the first day. No experience is asked for.")
