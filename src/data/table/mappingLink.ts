// A mapping as parts of a link, of letters, digits, `.` and `-` alone, and back.

import { said } from "../../words/said.ts";
import type { Mapping } from "./mapping.ts";
import { readMapping } from "./mapping.ts";

/** What the names of a mapping's parts begin with: `map.task=userId`. */
export const MAPPING_PREFIX = "map.";
const LINK = said`The link`;

/** A column's name; what is no letter or digit of ASCII becomes `-` and its four hexadecimal digits (UTF-16). */
const escaped = (name: string) =>
  name.replaceAll(/[^0-9A-Za-z]/g, (unit) => `-${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const plain = (text: string) =>
  text.replaceAll(/-([0-9a-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** Kinds of features by the letter that a link writes before their columns: numbers, numbers with a comma, categories. */
const FEATURES = {
  n: { kind: "number", decimalComma: false },
  m: { kind: "number", decimalComma: true },
  c: { kind: "category", decimalComma: false },
} as const satisfies Record<string, Omit<Mapping["features"][number], "column">>;

const letterOf = ({ kind, decimalComma }: Mapping["features"][number]) =>
  kind === "category" ? "c" : decimalComma ? "m" : "n";

/** The parts of a link that a mapping makes, each a name and its value; the same mapping makes the same parts. */
export function mappingParts(mapping: Mapping): (readonly [name: string, value: string])[] {
  const { task, item, target, time, text, features, repeats, negatives, minimumRows, split, form } = mapping;
  const parts: Readonly<Record<string, string | undefined>> = {
    task: escaped(task),
    item: item && escaped(item),
    target: target && escaped(target.column),
    comma: target?.decimalComma ? "true" : undefined,
    time: time && escaped(time.column),
    dates: time && escaped(time.form),
    text: text && escaped(text),
    features:
      features.length > 0
        ? features.map((feature) => letterOf(feature) + escaped(feature.column)).join(".")
        : undefined,
    repeats,
    negatives: escaped(negatives),
    rows: String(minimumRows),
    split,
    encoding: form?.encoding && escaped(form.encoding),
    header: form?.header === undefined ? undefined : String(form.header),
  };
  return Object.entries(parts).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${MAPPING_PREFIX}${name}`, value] as const],
  );
}

/** Whether two mappings say the same; none says the same as none. */
export function sameMapping(one: Mapping | undefined, other: Mapping | undefined): boolean {
  const inParts = (mapping: Mapping | undefined) => mapping && mappingParts(mapping).flat().join("&");
  return inParts(one) === inParts(other);
}

/**
 * The mapping that parts of a link make.
 * @throws ImportError that names the part at fault.
 */
export function mappingFrom(given: ReadonlyMap<string, string>): Mapping {
  const part = (name: string) => given.get(`${MAPPING_PREFIX}${name}`);
  const column = (name: string) => {
    const text = part(name);
    return text === undefined ? undefined : plain(text);
  };
  const flag = (name: string) => ({ true: true, false: false })[part(name) ?? ""] ?? part(name);
  const [target, dates, time] = [column("target"), column("dates"), column("time")];
  const [encoding, header] = [column("encoding"), flag("header")];
  const features = part("features")?.split(".") ?? [];
  return readMapping(
    {
      version: 1,
      task: column("task"),
      item: column("item"),
      ...(target !== undefined && { target: { column: target, decimalComma: flag("comma") ?? false } }),
      ...(time !== undefined && { time: { column: time, form: dates } }),
      text: column("text"),
      features: features.map((text) => ({
        ...FEATURES[text.charAt(0) as keyof typeof FEATURES],
        column: plain(text.slice(1)),
      })),
      repeats: part("repeats"),
      negatives: column("negatives"),
      minimumRows: Number(part("rows")),
      split: part("split"),
      ...((encoding !== undefined || header !== undefined) && { form: { encoding, header } }),
    },
    LINK,
  );
}
