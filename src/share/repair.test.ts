// Links come through, whatever was done to them on their way.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "../experiment/presets/registry.ts";
import { readLink, writeLink } from "./link.ts";
import { repairHash } from "./repair.ts";

const links = Object.values(presets).map(({ experiment }) => writeLink(experiment));
const encodeAll = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
/** What programs do to links. */
const DAMAGES: readonly ((text: string) => string)[] = [
  (text) => `${text}.`,
  (text) => `${text}).`,
  (text) => `${text}”,`,
  (text) => `"${text}"`,
  (text) => `‘${text}’!`,
  (text) => `<${text}>`,
  (text) => ` ${text}\n`,
  (text) => text.replaceAll("&", "&amp;"),
  (text) => text.replaceAll("&", "&#38;"),
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  encodeAll,
  (text) => text.replace("#", "%23"),
  (text) => `${text.slice(0, 30)}\r\n ${text.slice(30)}`,
];

describe("repairHash", () => {
  it("leaves whole links as they are", () => {
    for (const link of links) expect(`#${repairHash(link)}`).toBe(link);
  });
  it("undoes any damage, and any two in a row", () => {
    const none = (text: string) => text;
    for (const link of links)
      for (const first of [none, ...DAMAGES])
        for (const second of [none, ...DAMAGES]) {
          const repaired = repairHash(second(first(link)));
          expect(`#${repaired}`, second(first(link))).toBe(link);
        }
    for (const link of links) expect(readLink(repairHash(link)).problems).toEqual([]);
  });
  it("does not choke on what is no link", () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof repairHash(text)).toBe("string");
      }),
    ));
});
