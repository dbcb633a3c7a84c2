// Numbers as people and spreadsheets write them: with a currency, and with their thousands apart.

/** What a text is worth if its decimal mark is a point, and if it is a comma; absent where it cannot be. */
export interface Readings {
  readonly point?: number;
  readonly comma?: number;
}

/** Longer is no number. */
const MOST_LETTERS = 40;
/** Signs that Unicode does not count among currencies; of codes there is a list (ISO 4217). */
const SIGNS = String.raw`\p{Sc}|(?:US|CA|AU|NZ|HK|R|A|C)\$|kr\.?|zł|Kč|Fr\.|元|円|[A-Z]{3}`;
const MONEY = new RegExp(
  String.raw`^([-+]?)\s*(${SIGNS})?\s*([-+]?)([\d.,'’\s]*\d[.,]?)\s*(${SIGNS})?$`,
  "u",
);
const CODES = new Set([...Intl.supportedValuesOf("currency"), "RMB"]);
/** Between thousands: a space of any width, an apostrophe, or the mark that is not the decimal one. */
const apart = (mark: string, decimal: string) =>
  new RegExp(String.raw`^(?:\d+|[1-9]\d{0,2}([${mark}'’\s])\d{3}(?:\1\d{3})*)?(?:${decimal}\d*)?$`);
const POINT = apart(",", String.raw`\.`);
const COMMA = apart(".", ",");

/** How a text can be read as a number. “1,234” is 1234 or 1.234; “1,234.50” and “12,5” leave nothing open. */
export function readingsOf(text: string): Readings {
  if (text.length > MOST_LETTERS) return {};
  const match = MONEY.exec(text.trim());
  if (match === null) return {};
  const [, before, first, inner, digits, last] = match;
  const isCode = (sign: string | undefined) =>
    sign === undefined || !/^[A-Z]{3}$/.test(sign) || CODES.has(sign);
  if ((before && inner) || (first && last) || !isCode(first) || !isCode(last)) return {};
  const sign = before === "-" || inner === "-" ? -1 : 1;
  return {
    ...(POINT.test(digits!) && { point: sign * Number(digits!.replace(/[,'’\s]/g, "")) }),
    ...(COMMA.test(digits!) && { comma: sign * Number(digits!.replace(/[.'’\s]/g, "").replace(",", ".")) }),
  };
}
