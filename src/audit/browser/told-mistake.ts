/** A mistake whose message has its mend in it already: nothing is wrong with the browser. */
export class ToldMistake extends Error {}
