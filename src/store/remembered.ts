// What the page remembers of a person's taste from visit to visit; where the browser keeps nothing, for this visit.

/** Plain leaves out what only experts need; expert has it all. */
export type View = "plain" | "expert";

const VIEW = "innerloop.view";

/** The view last chosen in this browser; plain where none was, or none can be kept. */
export function recallView(): View {
  try {
    return globalThis.localStorage?.getItem(VIEW) === "expert" ? "expert" : "plain";
  } catch {
    return "plain";
  }
}

/** Keeps the chosen view for the next visit, where the browser keeps anything. */
export function rememberView(view: View): void {
  try {
    globalThis.localStorage?.setItem(VIEW, view);
  } catch {
    // Some private windows keep nothing: then it holds for this visit.
  }
}
