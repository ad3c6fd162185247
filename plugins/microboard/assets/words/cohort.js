// What cohort/ says. The build writes the words of the board's language below.

export * from "../lib/speech.js";
