// The record of a listing in the API.

import { resolve } from "../lib/site.js";

/** The record, or null where the board has no such listing. Throws when it cannot be loaded. @param {string} id @returns {Promise<any>} */
export async function fetchRecord(id) {
  const answer = await fetch(resolve(`api/v1/opportunities/${id}.json`));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The API answered ${answer.status}.`);
  return answer.json();
}
