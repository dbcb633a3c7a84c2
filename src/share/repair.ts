// Links on their way: chat programs, mail and web pages encode them, quote them and end sentences behind them.

/** `&` as HTML writes it, also where that was written twice. */
const AMPERSAND = /&(?:amp;|#38;)+/gi;
const ENCODED = /%[0-9a-f]{2}/i;
/** Some programs encode what is encoded. */
const TIMES = 5;
const BEFORE = /^[\s"'“”‘’«‹<([{#]+/;
const BEHIND = /[\s"'“”‘’»›>)\]}.,;:!?…*_]+$/;

/** The hash of a link of ours, without its `#`, from what became of it. What was never damaged stays as it is. */
export function repairHash(hash: string): string {
  let text = hash;
  for (let time = 0; time < TIMES && ENCODED.test(text); time++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  // A line may have been broken within anything that is repaired next.
  return text.replaceAll(/\s/g, "").replaceAll(AMPERSAND, "&").replace(BEFORE, "").replace(BEHIND, "");
}
