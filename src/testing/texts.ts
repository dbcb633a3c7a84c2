// Finds the words of the source: sentences that go through the library, and text for a person that does not.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { templateOf } from "../words/said.ts";

/** A sentence and where it stands. */
export interface Found {
  readonly file: string;
  readonly text: string;
}

/** The words of some source files. */
export interface Texts {
  /** What is said through the library: keys of the catalogues. */
  readonly keys: readonly Found[];
  /** What a person would read and no catalogue can translate. */
  readonly outside: readonly Found[];
}

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Tags and functions through which sentences go. */
const LIBRARY = ["t", "said", "filled"];
/** Their strings are singular and plural of what is counted. */
const COUNTING = "counted";
/** What stands in these attributes or properties is read by a person. */
const READ =
  /^(aria-label|aria-description|title|placeholder|label|thumbLabel|closeButtonLabel|description|alt|error|heading|words|text|message|advice|empty|more|head)$/;
/** Two words in a row: no name, no class, no unit. */
const PROSE = /[\p{L}\p{N}’'…-]{2,}[,;:.]? [\p{L}’'“(]+/u;
const LETTERS = /\p{L}{2}/u;
/** Names of classes and colours, and what is called the same in every language. */
const NAMES = /^(var\(--[\w-]+\)|[a-z]+(-[a-z]+)+|Innerloop|MB)$/;
/** What no person reads, whatever it looks like: style, paths, selectors, keys of storage. */
const UNREAD = /^(className|style|d|transform|accept|selector|href|rel|src|viewBox|data-testid)$/;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const childrenOf = (node: Node): [string, Node][] =>
  Object.entries(node).flatMap(([property, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [property, child]),
  );

const cooked = (quasi: unknown): string =>
  templateOf(
    (quasi as { quasis: readonly { value: { cooked: string } }[] }).quasis.map(({ value }) => value.cooked),
  );

/** The text of a literal or template, as it would be a key; `undefined` for any other node. */
function textOf(node: Node | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral") return cooked(node);
  return undefined;
}

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && (node.type === "Identifier" || node.type === "JSXIdentifier")
    ? (node.name as string)
    : isNode(node) && node.type === "Literal"
      ? String(node.value)
      : undefined;

/** What is done with a value that is read is done with its parts: `a ? "b" : "c"`. */
const PASSES = new Set([
  "ConditionalExpression",
  "LogicalExpression",
  "JSXExpressionContainer",
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
]);

/** The words of one file; `mayThrow`: whether its errors are the programmer's own, which no person is told. */
export function textsIn(file: string, source: string, mayThrow = false): Texts {
  const keys: Found[] = [];
  const outside: Found[] = [];
  const visit = (node: Node, read: boolean): void => {
    if (node.type === "TaggedTemplateExpression" && LIBRARY.includes(nameOf(node.tag) ?? "")) {
      keys.push({ file, text: cooked(node.quasi) });
      for (const [, child] of childrenOf(node.quasi as Node)) visit(child, false);
      return;
    }
    if (node.type === "CallExpression") {
      const callee = nameOf(node.callee) ?? "";
      const texts = (node.arguments as Node[]).map(textOf);
      if (LIBRARY.includes(callee) && texts[0] !== undefined) {
        keys.push({ file, text: texts[0] });
        return;
      }
      if (callee === COUNTING)
        for (const text of [texts[1], texts[2] ?? (texts[1] && `${texts[1]}s`)])
          if (text !== undefined) keys.push({ file, text: `{0} ${text}` });
      if (callee === COUNTING) {
        visit((node.arguments as Node[])[0]!, false);
        return;
      }
    }
    if (node.type === "NewExpression" && mayThrow && nameOf(node.callee) === "Error") return;
    if (node.type === "ImportDeclaration" || node.type === "ExportAllDeclaration") return;
    if (/^TS.*(Type|Declaration|Annotation|Instantiation|Signature)$/.test(node.type)) return;
    if (node.type === "JSXText") {
      const shown = (node.value as string).trim();
      if (LETTERS.test(shown) && !NAMES.test(shown)) outside.push({ file, text: shown });
      return;
    }
    const text = textOf(node);
    if (text !== undefined) {
      const words = text.replaceAll(/\{\d+\}/g, "");
      if (!NAMES.test(text) && (PROSE.test(words) || (read && LETTERS.test(words))))
        outside.push({ file, text });
    }
    const property =
      node.type === "JSXAttribute" || (node.type === "Property" && !node.computed)
        ? nameOf(node.type === "Property" ? node.key : node.name)
        : undefined;
    if (property !== undefined && UNREAD.test(property)) return;
    for (const [place, child] of childrenOf(node)) {
      if (place === "key" || place === "name" || place === "test") {
        if (child.type !== "Literal") visit(child, false);
      } else if (property !== undefined) visit(child, READ.test(property));
      else if (node.type === "JSXElement" || node.type === "JSXFragment") visit(child, true);
      else visit(child, read && (PASSES.has(node.type) || node.type === "TemplateLiteral"));
    }
  };
  visit(parseSync(file, source).program as unknown as Node, false);
  return { keys, outside };
}

/** Files of the source, without tests. */
export const sourceFiles = (root: string): string[] =>
  (readdirSync(root, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file))
    .toSorted();

/** The words of all those files. */
export function textsOf(root: string, files: readonly string[], mayThrow: (file: string) => boolean): Texts {
  const all = files.map((file) => textsIn(file, readFileSync(join(root, file), "utf8"), mayThrow(file)));
  return { keys: all.flatMap(({ keys }) => keys), outside: all.flatMap(({ outside }) => outside) };
}
