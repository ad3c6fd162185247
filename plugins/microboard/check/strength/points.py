"""Says how strong a listing is: one small function per point, with the reason for its mark and a suggestion.

A point is never a rule: a listing without any is accepted. The points follow the guide for employers.
"""

import re

from microboard.check.listing.facts import get_pay_per_hour
from microboard.check.problems.finding import count
from microboard.check.strength.aspects import ASPECTS, JUDGES, Aspect, Mark, Point, point
from microboard.check.values.policy import Policy
from microboard.read import Document

# Titles that name a post instead of a result. English only: in other languages the point is given.
POST = re.compile(r"\b(intern|internship|assistant|helper|volunteer|trainee|freelancer|position|vacancy|job|wanted|"
                  r"hiring)s?\b", re.IGNORECASE)
TALKS = {"daily": "every day", "twice-weekly": "twice a week", "weekly": "every week",
         "fortnightly": "every two weeks", "start-and-end": "at the start and the end"}


def _has(listing: Document, *location: str, yes: str, no: str, suggestion: str) -> Mark:
    is_said = listing.get(*location) not in (None, "", [], "none", "not-specified")
    return Mark(is_said, yes if is_said else no, suggestion)


@point("scope")
def _accepted(listing: Document, _: Policy) -> Mark:
    """Both sides know beforehand when a deliverable is done: it settles the argument before it starts."""
    total = len(listing.get_list("deliverables"))
    said = sum(listing.get_text("deliverables", index, "accepted_when") is not None for index in range(total))
    return Mark(0 < total == said, f"It says of {said} of {count(total, 'deliverable')} when it is accepted.",
                "Add accepted_when to every deliverable: how will both sides know that it is done?")


@point("scope")
def _deliverable_size(listing: Document, _: Policy) -> Mark | None:
    """A deliverable that takes 3 to 40 hours can be planned, and finished by a newcomer."""
    hours, total = listing.get_number("effort", "hours"), len(listing.get_list("deliverables"))
    if not hours or not total:
        return None
    each = hours / total
    suggestion = ("Ask for fewer deliverables, or plan more hours for them." if each < 3
                  else "Name the steps on the way as deliverables of their own, or cut the project in two.")
    return Mark(3 <= each <= 40, f"Each deliverable has {each:.0f} hours.", suggestion)


@point("scope")
def _week(listing: Document, _: Policy) -> Mark | None:
    """Up to 20 hours a week fit beside a degree or a job."""
    hours, weeks = listing.get_number("effort", "hours"), listing.get_number("effort", "weeks")
    if not hours or not weeks or weeks < 0:
        return None
    return Mark(hours / weeks <= 20, f"It takes {hours / weeks:.0f} hours a week.",
                "Spread the hours over more weeks, so that they fit beside a degree or a job.")


@point("clarity")
def _title(listing: Document, _: Policy) -> Mark:
    """The title names what is made or found out. A title such as "Marketing intern" says nothing."""
    found = POST.search(listing.get_text("title") or "")
    reason = "The title names a post." if found else "The title names the work."
    return Mark(not found, reason, "Say in the title what the person will make or find out.")


@point("clarity")
def _summary(listing: Document, _: Policy) -> Mark:
    """The summary has room to say what is made, for whom, and why: about 80 characters."""
    size = len(listing.get_text("summary") or "")
    return Mark(size >= 80, f"The summary has {size} characters.",
                "Say in the summary what is made, for whom, and why it matters.")


@point("clarity")
def _description(listing: Document, _: Policy) -> Mark:
    """The description tells why, what a week looks like, and what is provided: about 600 characters."""
    size = len(listing.get_text("description") or "")
    return Mark(size >= 600, f"The description has {size} characters.",
                "Tell in the description what a week looks like, what you provide, and what is not part of it.")


@point("clarity")
def _decision(listing: Document, _: Policy) -> Mark:
    """People who apply know when they will hear."""
    return _has(listing, "apply", "decision_by", yes="Applicants know when they will hear.",
                no="Applicants do not know when they will hear.", suggestion="Add decision_by to apply.")


@point("clarity")
def _tools(listing: Document, _: Policy) -> Mark:
    """Whether generative tools may be used is said now rather than in week three."""
    return _has(listing, "ai_use", yes="It says whether generative tools may be used.",
                no="It does not say whether generative tools may be used.",
                suggestion="Add ai_use: allowed, disclose or not-allowed.")


@point("mentorship")
def _check_ins(listing: Document, _: Policy) -> Mark:
    """Mentor and newcomer talk every week, or every two weeks where the project has at most ten hours."""
    often = {"daily", "twice-weekly", "weekly"}
    if (listing.get_number("effort", "hours") or 0) <= 10:
        often.add("fortnightly")
    kind = listing.get_text("mentor", "check_ins") or ""
    return Mark(kind in often, f"You talk {TALKS.get(kind, 'at times that are not told')}.",
                "Plan 20 minutes a week, and write check_ins: weekly.")


@point("mentorship")
def _feedback(listing: Document, _: Policy) -> Mark:
    """Feedback that is written can be read again, and shown."""
    kinds = listing.get_list("mentor", "feedback")
    is_written = "written" in kinds or "rubric" in kinds
    return Mark(is_written, f"Feedback is {'' if is_written else 'not '}written.",
                "Add written to feedback: two or three paragraphs at the end are enough.")


@point("mentorship")
def _reference(listing: Document, _: Policy) -> Mark:
    """A reference opens the next door."""
    return _has(listing, "mentor", "reference", yes="A reference follows.", no="No reference is offered.",
                suggestion="Add reference: on-request to mentor.")


@point("mentorship")
def _objectives(listing: Document, _: Policy) -> Mark:
    """What will be learned is named, so that a school can count it and a student can choose by it."""
    is_said = bool(len(listing.get_list("learning_objectives")) or len(listing.get_list("skills_taught")))
    return Mark(is_said, f"It {'says' if is_said else 'does not say'} what will be learned.",
                "Add learning_objectives with one or two lines.")


@point("mentorship")
def _further(listing: Document, _: Policy) -> Mark:
    """Something follows: people to meet, credit at school, or more work."""
    follows = (listing.get("mentor", "introductions"), listing.get("credit", "possible"), listing.get("leads_to"))
    is_said = any(follows)
    return Mark(is_said, f"It {'says' if is_said else 'does not say'} what may follow.",
                "Add introductions to mentor, or say in credit or leads_to what may follow.")


@point("pay")
def _paid(listing: Document, _: Policy) -> Mark | None:
    """Work is paid. People without savings can't work for nothing."""
    is_paid = listing.get("pay", "type") != "unpaid"
    if is_paid and not listing.get_number("pay", "amount"):
        return None  # an amount that is no number is reported where it stands
    return Mark(is_paid, "The work is paid." if is_paid else "The work is not paid.", "Pay for the work.")


@point("pay")
def _above_floor(listing: Document, policy: Policy) -> Mark | None:
    """The pay per hour is a third above the least that the board accepts. A currency without a floor is not judged."""
    per_hour = get_pay_per_hour(listing)
    currency = listing.get_text("pay", "currency") or ""
    floor = policy.floor_per_hour.get(currency)
    if not floor or not per_hour:
        return None
    share = per_hour / floor - 1
    above = f"{share:.0%} above" if share >= 0.005 else "at"
    above = "under" if share < 0 else above
    return Mark(per_hour * 3 >= floor * 4, f"The pay per hour is {above} the floor of {floor:g} {currency}.",
                f"Pay a little more: from {floor * 4 / 3:.0f} {currency} an hour, more people can afford to apply.")


@point("pay")
def _when_paid(listing: Document, _: Policy) -> Mark:
    """It is said when the money comes."""
    return _has(listing, "pay", "paid", yes="It says when the money comes.", no="It does not say when the money comes.",
                suggestion="Add paid to pay, for example paid: on-acceptance.")


@point("pay")
def _engagement(listing: Document, _: Policy) -> Mark:
    """The legal form of the work is said. It decides about tax, insurance and visas."""
    return _has(listing, "engagement", yes="It says in which legal form people work.",
                no="It does not say in which legal form people work.",
                suggestion="Add engagement, for example engagement: contractor.")


@point("inclusion")
def _right_to_work(listing: Document, _: Policy) -> Mark:
    """People from abroad see whether they may apply."""
    return _has(listing, "eligibility", "work_authorization", yes="It says what right to work is asked for.",
                no="It does not say what right to work is asked for.",
                suggestion="Find out what right to work you ask for, and say it in work_authorization.")


@point("inclusion")
def _schedule(listing: Document, _: Policy) -> Mark:
    """People with lectures, children or another job can choose their hours."""
    kind = listing.get("effort", "schedule")
    reason = {"flexible": "The hours are flexible.", "some-meetings": "Only some meetings have a fixed time.",
              "fixed-hours": "The hours are fixed."}.get(str(kind), "It does not say whether the hours can be chosen.")
    return Mark(kind in ("flexible", "some-meetings"), reason, "Add schedule: flexible to effort, where that is true.")


@point("inclusion")
def _accessibility(listing: Document, _: Policy) -> Mark:
    """People with a disability see what to expect."""
    return _has(listing, "accessibility", yes="It says what people with a disability can expect.",
                no="It does not say what people with a disability can expect.",
                suggestion="Add accessibility: steps, captions, screen readers, work by phone or in writing.")


@point("inclusion")
def _audience(listing: Document, _: Policy) -> Mark:
    """More than one group of people may apply."""
    named = listing.get_list("eligibility", "audience")
    is_open = "anyone" in named or len(named) > 1
    whom = "anyone" if "anyone" in named else count(len(named), "group") + " of people"
    return Mark(is_open, f"It is for {whom}.",
                "Look at audience again: who else could do this?")


@point("inclusion")
def _few_skills(listing: Document, _: Policy) -> Mark:
    """At most four skills are asked for on the first day. Each more turns good people away."""
    asked = len(listing.get_list("skills"))
    return Mark(0 < asked <= 4, f"It asks for {count(asked, 'skill')}.",
                "Keep the skills that are needed on the first day, and move the others to skills_taught.")


def rate(listing: Document, policy: Policy) -> tuple[Aspect, ...]:
    """The five aspects of a listing. A point that can't be judged (no floor for a currency) is left out."""
    marks: dict[str, list[Mark]] = {name: [] for name in ASPECTS}
    for one, judge in JUDGES.items():
        mark = judge(listing, policy)
        if mark:
            marks[one.aspect].append(mark)
    return tuple(Aspect(name, tuple(found)) for name, found in marks.items())


def iterate_points() -> tuple[Point, ...]:
    """Every point there is, aspect by aspect."""
    return tuple(sorted(JUDGES, key=lambda one: ASPECTS.index(one.aspect)))
