// Python's way of printing dictionaries, which the earliest Amazon files are written in: single quotes,
// True, False, None, tuples, u'…'; and what Python writes as JSON and is none: NaN, Infinity.

const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "0": "\0", "/": "/" };
const WORDS: Record<string, unknown> = {
  True: true,
  False: false,
  None: null,
  nan: Number.NaN,
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
};

/** The value that a Python literal stands for; undefined where it is none. */
export function parsePython(text: string): unknown {
  let at = 0;
  const fail = () => new SyntaxError(`no Python literal at ${at}`);
  const skip = () => {
    while (/\s/.test(text[at] ?? "")) at++;
  };
  const items = <Item>(close: string, item: () => Item): Item[] => {
    const list: Item[] = [];
    at++;
    for (skip(); text[at] !== close; skip()) {
      list.push(item());
      skip();
      if (text[at] === ",") at++;
      else if (text[at] !== close) throw fail();
    }
    at++;
    return list;
  };
  const string = (): string => {
    const quote = text[at++]!;
    let value = "";
    for (; text[at] !== quote; at++) {
      if (at >= text.length) throw fail();
      if (text[at] !== "\\") {
        value += text[at];
        continue;
      }
      const code = text[++at] ?? "";
      const digits = { x: 2, u: 4, U: 8 }[code];
      if (digits === undefined) value += ESCAPES[code] ?? (/[\\'"]/.test(code) ? code : `\\${code}`);
      else {
        value += String.fromCodePoint(Number.parseInt(text.slice(at + 1, at + 1 + digits), 16));
        at += digits;
      }
    }
    at++;
    return value;
  };
  const value = (): unknown => {
    skip();
    if (/^[ub]['"]/.test(text.slice(at, at + 2))) at++;
    const first = text[at];
    if (first === "'" || first === '"') return string();
    if (first === "[") return items("]", value);
    if (first === "(") return items(")", value);
    if (first === "{") {
      const entries = items("}", () => {
        const key = value();
        skip();
        if (text[at++] !== ":") throw fail();
        return [String(key), value()] as const;
      });
      return Object.fromEntries(entries);
    }
    const word = /^[-+\w.]+/.exec(text.slice(at, at + 40))?.[0] ?? "";
    at += word.length;
    if (Object.hasOwn(WORDS, word)) return WORDS[word];
    if (word === "" || Number.isNaN(Number(word))) throw fail();
    return Number(word);
  };
  try {
    const parsed = value();
    skip();
    return at === text.length ? parsed : undefined;
  } catch {
    return undefined;
  }
}
