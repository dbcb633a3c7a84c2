// A number as people write it: "0.05", "0,05", "1e-3", "−2", "70,000".

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?\d{1,3}([, ]\d{3})+$/;

/** The number that is written; `undefined` where it is none. A comma is the decimal one, but for whole numbers in groups of three digits. */
export function readNumber(text: string, whole: boolean): number | undefined {
  const plain = text
    .trim()
    .replace("−", "-")
    .replaceAll(/[\u00a0\u202f]/g, " ");
  const pointed = whole && THOUSANDS.test(plain) ? plain.replaceAll(/[, ]/g, "") : plain.replace(",", ".");
  return NUMBER.test(pointed) ? Number(pointed) : undefined;
}
