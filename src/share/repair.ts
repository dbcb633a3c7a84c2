// Links on their way: chat programs, mail and web pages encode them, quote them and end sentences behind them.

/** `&` as HTML writes it, also where that was written twice. */
const AMPERSAND = /&(?:amp;|#38;)+/gi;
const ENCODED = /%[0-9a-f]{2}/i;
/** Some programs encode what is encoded. */
const TIMES = 5;
const BEFORE = /^[\s"'“”‘’«‹<([{#]+/;
const BEHIND = /[\s"'“”‘’»›>)\]}.,;:!?…*_]+$/;

const unbroken = (text: string) => text.replaceAll(/\s/g, "");

/** The hash of a link of ours, without its `#`, from what became of it. What was never damaged stays as it is. */
export function repairHash(hash: string): string {
  // A line may have been broken within whatever is repaired, and the break encoded with it.
  let text = unbroken(hash);
  for (let time = 0; time < TIMES && ENCODED.test(text); time++) {
    try {
      text = unbroken(decodeURIComponent(text));
    } catch {
      break;
    }
  }
  return text.replaceAll(AMPERSAND, "&").replace(BEFORE, "").replace(BEHIND, "");
}
