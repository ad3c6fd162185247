// Asks did-jwt whether a token is what the issuer of a document signed, one line of JSON each: see test_readers.py.

import { createInterface } from "node:readline";
import { verifyJWT } from "did-jwt";

for await (const line of createInterface({ input: process.stdin })) {
  const { token, documents, now } = JSON.parse(line);
  const resolve = async (did) => ({ didDocument: documents[did] ?? null, didDocumentMetadata: {},
    didResolutionMetadata: documents[did] ? {} : { error: "notFound", message: "There is no such document." } });
  const answer = await verifyJWT(token, { resolver: { resolve }, policies: { now } }).then(
    ({ issuer, signer, payload, verified }) => ({ issuer, key: signer.id, payload, verified }),
    (error) => ({ error: error.message }));
  console.log(JSON.stringify(answer));
}
