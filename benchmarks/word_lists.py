"""The words that invented opportunities are made of: few that are common, and many that are rare."""

from itertools import product

VERBS = ("Map", "Measure", "Redesign", "Test", "Translate", "Document", "Compare", "Build", "Edit", "Illustrate",
         "Interview", "Survey", "Catalogue", "Forecast", "Caption", "Plan", "Audit", "Prototype", "Summarise", "Clean",
         "Write", "Photograph", "Organise", "Price", "Research", "Review")
ADJECTIVES = ("first", "annual", "seasonal", "local", "public", "small", "open", "printed", "forgotten", "multilingual",
              "accessible", "monthly", "digital", "regional", "shared", "new")
THINGS = ("customer survey", "data dashboard", "newsletter archive", "repair café", "bus timetable", "school garden",
          "podcast series", "price list", "volunteer handbook", "museum audio guide", "website navigation",
          "sensor readings", "grant report", "library catalogue", "onboarding checklist", "delivery routes",
          "energy bills", "social media calendar", "product photographs", "bug tracker", "market analysis",
          "budget spreadsheet", "translation glossary", "donor database", "menu costing", "event programme",
          "colour palette", "user interviews", "command line tool", "map of footpaths", "interview transcripts",
          "accessibility statement", "shop inventory", "research summary", "test suite", "course outline")
PURPOSES = ("so that customers find what they need", "so that the council can decide", "before the season begins",
            "for people who have never used it", "that staff can keep up to date", "with a table of the results",
            "and hand over a short report", "for three languages", "so that nobody has to ask twice",
            "and show what it costs", "for the data team", "that fits on one page", "with the people who use it",
            "for a meeting in spring", "and test it with five people", "from records that nobody has read")
# The sentences of descriptions. `does` is a verb in the middle of one.
SENTENCES = (
    "{verb} the {how} {thing} {why}.",
    "We have kept the {thing} of {name} since {city} opened, and nobody has had time to {does} it.",
    "You {does} one {how} part of the {thing} a week and show it to the two of us who use it.",
    "By the end there is a {how} {thing} that our visitors in {city} can read without asking.",
    "The {other} is finished already, so you start from what {name} has written down.",
    "You decide in which order, and say so when the {thing} turns out to be larger than we think.",
    "{name} answers questions on the same day, and we talk for half an hour every week.",
    "It helps if you have seen a {thing} before, though the {other} is easy to learn.",
    "Everything you need, from the {thing} to the {other}, is in one {how} folder.",
    "Our office in {city} is quiet on Mondays, which is when most people {does} the {thing}.",
    "Last year somebody began to {does} the {other}, and their notes are still the {how} ones we trust.",
    "Nothing has to be perfect: a {how} {thing} {why} is worth more than a long report.",
)
KINDS = ("Bakery", "Works", "Cooperative", "Studio", "Clinic", "Museum", "Library", "Solar", "Games", "Foundation",
         "Bikes", "Press", "Farm", "Institute", "Logistics", "Theatre", "Software", "Council", "Labs", "Market")
CITIES = ("Porto", "Leipzig", "Nairobi", "Lyon", "Austin", "Leeds", "Pune", "Osaka", "Recife", "Kraków", "Toronto",
          "Cape Town", "Utrecht", "Valencia", "Tallinn", "Bogotá", "Lagos", "Manila", "Hobart", "Graz")
# Every syllable with every other, twice over: 27,000 names that no dictionary has.
SYLLABLES = ("ba", "ko", "ri", "mel", "tu", "san", "vi", "lor", "ne", "qua", "dur", "pha", "gis", "ho", "zel", "mi",
             "tor", "wen", "ya", "fel", "bru", "cai", "dos", "eng", "ul", "jar", "ket", "nor", "pli", "sko")
NAMES = tuple("".join(parts).capitalize() for parts in product(SYLLABLES, repeat=3))
