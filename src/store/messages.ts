// What the page says to the person, one message at a time, until put away.

import { DEVICE_FAILED, OVERTAKEN } from "../protocol/protocol.ts";
import { isSame, type Words, wordsOf } from "../words/said.ts";
import { lab } from "./state.ts";

export interface Message {
  readonly key: string;
  /** A fault, something to be suspicious of, or good news, which goes by itself. */
  readonly kind: "fault" | "warning" | "news";
  readonly text: Words;
  /** A press that helps. */
  readonly cure?: { readonly label: Words; readonly act: () => void };
}

/** More than these at once are read by nobody: the oldest goes. */
const MOST = 4;
/** Good news is read by then. */
const NEWS_MS = 8000;
let said = 0;

/** Puts a message away. */
export const dismiss = (key: string): void =>
  lab.setState(({ messages }) => ({ messages: messages.filter((item) => item.key !== key) }));

/** Puts away what was said of an experiment that has made room; good news goes by itself. */
export const dropStale = (): void =>
  lab.setState(({ messages }) => ({ messages: messages.filter(({ kind }) => kind === "news") }));

/** Puts away what there was to be suspicious of. */
export const dropWarnings = (): void =>
  lab.setState(({ messages }) => ({ messages: messages.filter(({ kind }) => kind !== "warning") }));

/** Says something to the person; said before and still there, it moves to the end. */
export function say(text: Words, kind: Message["kind"] = "warning", cure?: Message["cure"]): void {
  const key = `message ${++said}`;
  const message: Message = { key, kind, text, ...(cure && { cure }) };
  lab.setState(({ messages }) => ({
    messages: [...messages.filter((item) => !isSame(item.text, text)), message].slice(-MOST),
  }));
  if (kind === "news") setTimeout(() => dismiss(key), NEWS_MS);
}

/** Whether work ended because its run has made way for another or its device is gone: told of where that happens. */
export const isToldElsewhere = (error: unknown): boolean =>
  error instanceof Error && (error.name === OVERTAKEN || error.name === DEVICE_FAILED);

/** Says why work failed, where it did and nobody else says so. */
export const sayFault = (error: unknown): undefined => {
  if (!isToldElsewhere(error)) say(wordsOf(error), "fault");
  return undefined;
};

/** Does work, and says why it failed, where it did. */
export const guard = (work: Promise<unknown>): Promise<unknown> => work.catch(sayFault);
