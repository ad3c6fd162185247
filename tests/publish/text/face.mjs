// Answers {name}, one line of JSON each, with the face that the browser gives it.
import { createInterface } from "node:readline";
import { buildLetters, pickHue } from "../../../plugins/microboard/assets/lib/face.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { name } = JSON.parse(line);
  console.log(JSON.stringify([buildLetters(name), pickHue(name)]));
}
