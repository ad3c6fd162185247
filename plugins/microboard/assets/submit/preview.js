// Shows how the listing will look while it is written: its card, and what its hours and its pay come to.

import { _, ngettext } from "../words/submit.js";
import { fillCard } from "../lib/cards.js";
import { writeMoney } from "../lib/money.js";
import { describeCard } from "./card.js";
import { getControl } from "./fields.js";
import { measure } from "./rules.js";

/** @typedef {import("./check.js").Result} Result */
/** @typedef {import("./check.js").Rules["board"]} Board */

/**
 * @param {import("./form.js").SubmitForm} form @param {HTMLTemplateElement} template of the card
 * @param {Result | undefined} result @param {Board | undefined} board both are missing until the rules have come
 */
export function buildPreview(form, template, result, board) {
  const listing = result?.listing ?? { apply: { deadline: getControl(form.get("apply.deadline")).value } };
  const words = describeCard(listing, {
    employer: result?.listed?.name ?? (form.who === "new" ? getControl(form.get("name", "employer")).value.trim() : ""),
    employerId: result?.listed?.id ?? getControl(form.get("@folder")).value,
    isSample: result?.listed?.sample ?? false,
    label: (path, id) => form.label(path, id),
    regions: board?.regions ?? {},
  });
  const card = fillCard(template, words, Date.now(), board?.dates.closing_soon_days ?? 0);
  card.querySelector(".mb-save")?.remove();
  return { card, facts: sayMeasured(listing, board) };
}

/** @param {Record<string, any>} listing @param {Board | undefined} board */
function sayMeasured(listing, board) {
  const { per_hour: perHour, per_week: perWeek } = measure(listing);
  const currency = listing.pay?.currency;
  const floor = board?.pay.floor_per_hour[currency];
  const facts = [];
  if (perWeek) {
    facts.push(ngettext("{count} hour a week; at most {most} fit.", "{count} hours a week; at most {most} fit.", perWeek,
      { most: board?.effort.max_hours_per_week }));
  }
  if (perHour && currency) {
    const amount = writeMoney(perHour, currency);
    facts.push(floor ? _("{amount} an hour; the floor of this board is {floor}.", { amount, floor: writeMoney(floor, currency) })
      : _("{amount} an hour.", { amount }));
  }
  return facts.join(" ") || _("Hours a week and pay an hour appear here.");
}
