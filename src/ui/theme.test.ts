// Words can be read in both colour schemes: axe does not look into drawings.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const source = (path: string) => readFileSync(path, "utf8");
const sheet = source("src/ui/theme.css");

/** The roles of a colour scheme: `{ support: "#c93f0a", … }`. */
function rolesIn(selector: string): Record<string, string> {
  const block = sheet.slice(sheet.indexOf(`${selector} {`)).split("}")[0]!;
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, role, colour]) => [role, colour]),
  ) as Record<string, string>;
}

/** Relative luminance (WCAG 2.2) of "#rrggbb". */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio (WCAG 2.2) of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Roles of lines and grounds: nothing is written in them. */
const NOT_FOR_WORDS = ["truth", "line", "page", "learner-pale"];

describe.each([
  ["light", ":root"],
  ["dark", '[data-mantine-color-scheme="dark"]'],
])("%s", (_, selector) => {
  const roles = rolesIn(selector);
  const written = Object.keys(roles).filter((role) => !NOT_FOR_WORDS.includes(role));

  test("black on white is 21:1, and every scheme names every role", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 6);
    expect(Object.keys(roles)).toEqual(Object.keys(rolesIn(":root")));
  });

  test.each(written)("words in --%s have a contrast of 4.5 at least", (role) => {
    expect(contrast(roles[role]!, roles.page!)).toBeGreaterThanOrEqual(4.5);
  });
});

test("no words are written in a colour of lines", () => {
  const drawn = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".tsx"),
  );
  const written = drawn.flatMap((path) =>
    [...source(`src/${path}`).matchAll(/<(?:text|tspan|Text)\b[^>]*?(?:fill|c)="var\(--([\w-]+)\)"/g)]
      .filter(([, role]) => NOT_FOR_WORDS.includes(role!))
      .map(([text]) => `${path}: ${text}`),
  );
  expect(written).toEqual([]);
});
