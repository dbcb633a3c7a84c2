// What the page remembers of a person's taste from visit to visit; where the browser keeps nothing, for this visit.

/** Plain leaves out what only experts need; expert has it all. */
export type View = "plain" | "expert";

/** Pictures that cost time, and are drawn where a person wants them. */
export type WantedPicture = "lossPlane" | "userMap";

const PREFIX = "innerloop.";

function recall(name: string): string | undefined {
  try {
    return globalThis.localStorage?.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(name: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(PREFIX + name, value);
  } catch {
    // Some private windows keep nothing: then it holds for this visit.
  }
}

/** The view last chosen in this browser; plain where none was, or none can be kept. */
export const recallView = (): View => (recall("view") === "expert" ? "expert" : "plain");

/** Keeps the chosen view for the next visit, where the browser keeps anything. */
export const rememberView = (view: View): void => remember("view", view);

/** Whether a picture was wanted when last asked in this browser; not where nobody was. */
export const recallPicture = (picture: WantedPicture): boolean => recall(picture) === "on";

/** Keeps that as well. */
export const rememberPicture = (picture: WantedPicture, wanted: boolean): void =>
  remember(picture, wanted ? "on" : "off");
