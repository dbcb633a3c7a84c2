// Reading single values: what a text can be taken for, and dates in each of their forms.

import { readingsOf } from "./writtenNumber.ts";

/** What a text looks like. */
export type Shape =
  | "empty"
  /** A word for nothing, such as NA; in a column of words it is a word. */
  | "nothing"
  | "integer"
  | "decimal-point"
  | "decimal-comma"
  /** NaN, inf. */
  | "not-finite"
  | "other";

const NOTHING = new Set(["na", "n/a", "null", "none", "\\n", "#n/a", "-"]);
const NOT_FINITE = new Set(["nan", "inf", "-inf", "+inf", "infinity", "-infinity", "+infinity", "-nan"]);
const EXPONENT = /^[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+$/;

/** What a text looks like, spaces around it aside. */
export function shapeOf(text: string): Shape {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  if (start === end) return "empty";
  const first = text.charCodeAt(start);
  let at = first === 0x2d || first === 0x2b ? start + 1 : start;
  let digits = 0;
  let mark = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if ((code === 0x2e || code === 0x2c) && mark === 0) mark = code;
    else break;
  }
  if (at === end && digits > 0)
    return mark === 0 ? "integer" : mark === 0x2e ? "decimal-point" : "decimal-comma";
  if (end - start > 40) return "other";
  const word = text.slice(start, end);
  if (EXPONENT.test(word)) return "decimal-point";
  const lower = word.toLowerCase();
  if (NOTHING.has(lower)) return "nothing";
  return NOT_FINITE.has(lower) ? "not-finite" : "other";
}

/** The number that a text is written as, with a currency and thousands apart too; NaN where it is none. */
export function numberOf(text: string, decimalComma: boolean): number {
  const shape = shapeOf(text);
  if (shape === "integer" || (shape === "decimal-point" && !(decimalComma && text.includes("."))))
    return Number(text);
  if (shape === "decimal-comma" && decimalComma) return Number(text.replace(",", "."));
  if (shape === "not-finite" && !/nan/i.test(text))
    return text.trim().startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const { point, comma } = readingsOf(text);
  return (decimalComma ? comma : point) ?? Number.NaN;
}

/** How the dates of a column are written. */
export type DateForm =
  /** 2015-03-09, 2015/03/09 08:26:00, 2015-03-09T08:26:00.5+01:00. */
  | "iso"
  /** 09/03/2015, 9.3.2015 08:26. */
  | "day-first"
  /** 03/09/2015; with a space and comma (03 9, 2015) as Amazon has it. */
  | "month-first"
  /** 9 Mar 2015, 09-Mar-2015, March 9, 2015. */
  | "month-name"
  | "seconds"
  | "milliseconds";

export const DATE_FORMS: readonly DateForm[] = [
  "iso",
  "day-first",
  "month-first",
  "month-name",
  "seconds",
  "milliseconds",
];

const CLOCK = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([AaPp][Mm])?\s*(Z|[-+]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${CLOCK}$`);
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.]|\s)(\d{1,2})(?:\2|,\s*)(\d{4}|\d{2})${CLOCK}$`);
const NAMED = new RegExp(
  String.raw`^(?:(\d{1,2})[-\s]([A-Za-z]{3,9})\.?[-\s,]+|([A-Za-z]{3,9})\.?\s(\d{1,2}),?\s)(\d{4})${CLOCK}$`,
);
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Seconds between 1990 and 2100 (MovieLens begins in 1995); thousandfold in milliseconds. */
const FIRST_SECOND = 631_152_000;
const LAST_SECOND = 4_102_444_800;

/** Whether a number is of the size of seconds or of milliseconds since 1970. */
export function epochForm(value: number): "seconds" | "milliseconds" | undefined {
  if (value >= FIRST_SECOND && value < LAST_SECOND) return "seconds";
  return value >= FIRST_SECOND * 1000 && value < LAST_SECOND * 1000 ? "milliseconds" : undefined;
}

/** Seconds since 1970, times without a zone in UTC; undefined for days that no month has. */
function secondsAt(
  year: number,
  month: number,
  day: number,
  [hour = "0", minute = "0", second = "0", fraction = "", half = "", zone = ""]: readonly (
    | string
    | undefined
  )[],
): number | undefined {
  const whole = year < 100 ? year + (year < 70 ? 2000 : 1900) : year;
  const date = new Date(Date.UTC(whole, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  let hours = Number(hour);
  if (half !== "") hours = (hours % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const offset = /^([-+])(\d{2}):?(\d{2})$/.exec(zone);
  const shift = offset ? (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === "-" ? -60 : 60) : 0;
  return (
    date.getTime() / 1000 +
    hours * 3600 +
    Number(minute) * 60 +
    Number(second) +
    Number(`0.${fraction || 0}`) -
    shift
  );
}

/** The time that a value is in a form, in seconds since 1970 (UTC); undefined where it is none. */
export function secondsOf(cell: string | number, form: DateForm): number | undefined {
  if (form === "seconds" || form === "milliseconds") {
    const shape = typeof cell === "number" ? "integer" : shapeOf(cell);
    if (shape !== "integer" && shape !== "decimal-point") return undefined;
    const value = Number(cell);
    if (epochForm(value) !== form) return undefined;
    return form === "seconds" ? value : value / 1000;
  }
  const word = String(cell).trim();
  if (form === "iso") {
    const match = ISO.exec(word);
    return match
      ? secondsAt(Number(match[1]), Number(match[3]), Number(match[4]), match.slice(5))
      : undefined;
  }
  if (form === "month-name") {
    const match = NAMED.exec(word);
    if (!match) return undefined;
    const month = MONTHS.indexOf((match[2] ?? match[3] ?? "").slice(0, 3).toLowerCase()) + 1;
    return month === 0
      ? undefined
      : secondsAt(Number(match[5]), month, Number(match[1] ?? match[4]), match.slice(6));
  }
  const match = NUMERIC.exec(word);
  if (!match) return undefined;
  const [a, b] = [Number(match[1]), Number(match[3])];
  const [day, month] = form === "day-first" ? [a, b] : [b, a];
  return month >= 1 && month <= 12 ? secondsAt(Number(match[4]), month, day, match.slice(5)) : undefined;
}
