// README.md and README.zh.md say the same: the same sections, links, commands and figures, in the same order.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const [english, chinese] = [read("README.md"), read("README.zh.md")];
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole]) => whole);

it.each([
  ["headings", /^#+ /gm],
  ["blocks of commands", /^```[^`]*^```/gm],
  ["commands, files and options", /(?<!`)`[^`\n]+`(?!`)/g],
  ["bullets and rows of tables", /^(- |\|)/gm],
  ["figures with their intervals", /\d[\d.,]* ± \d+(\.\d+)?|[\d.]+%/g],
])("both have the same %s", (_, pattern) => expect(all(chinese, pattern)).toEqual(all(english, pattern)));

it("both link the same, and each the other", () => {
  const links = (text: string) =>
    all(text, /\]\([^)]+\)/g)
      .filter((link) => !/README(\.zh)?\.md\)$/.test(link) || link.includes("/"))
      .toSorted();
  expect(links(chinese)).toEqual(links(english));
  expect(english).toContain("(README.zh.md)");
  expect(chinese).toContain("(README.md)");
});
