// What a column holds, judged by all of its values as they stream: number, date or text, and what is odd.

import { DATE_FORMS, type DateForm, epochForm, secondsOf, shapeOf } from "./cells.ts";
import { owned } from "./problems.ts";
import type { Cell } from "./rows.ts";
import { type Readings, readingsOf } from "./writtenNumber.ts";

/** What a column's values are. Ids are texts, however they look: nothing is lost of them. */
export type ColumnType = "number" | "date" | "text";

/** What is known of a column after all its values. */
export interface ColumnSummary {
  readonly name: string;
  readonly type: ColumnType;
  /** All numbers are whole. */
  readonly whole: boolean;
  /** Numbers are written with a comma. */
  readonly decimalComma: boolean;
  /** No value settles whether a comma, or a point, parts decimals or thousands (1,234): a person must say. */
  readonly decimalOpen: boolean;
  /** Some whole numbers begin with zeros, so the column is of ids. */
  readonly leadingZeros: boolean;
  /** The forms in which every date of the column can be read; with two, a person must say which is meant. */
  readonly dateForms: readonly DateForm[];
  /** Values that are there. */
  readonly values: number;
  /** Rows without one. */
  readonly missing: number;
  /** NaN, inf. */
  readonly notFinite: number;
  /** Values that are not of the type. */
  readonly unlike: number;
  /** Numbers below zero, the least and the greatest. */
  readonly negative: number;
  readonly range: readonly [number, number] | undefined;
  /** Different values; beyond {@link MOST_DISTINCT} only that there are more. */
  readonly distinct: number;
  readonly more: boolean;
  /** The part of values with a space within. */
  readonly spaced: number;
  /** The first values that differ. */
  readonly examples: readonly string[];
}

const MOST_DISTINCT = 1000;
/** Characters by which values are told apart. */
const TELLING = 200;
const EXAMPLES = 5;
/** Behind a mark that may part thousands. */
const DIGITS_OF_THOUSANDS = 3;
/** The part of a column's values that may be unlike its type: a few broken ones don't make it text. */
const UNLIKE = 0.05;
/** Dates are looked for until this many values are none. */
const NO_DATES = 50;

/** Some of a column's numbers. */
class Numbers {
  count = 0;
  fractional = false;
  negative = 0;
  least = Number.POSITIVE_INFINITY;
  greatest = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    this.count++;
    this.fractional ||= !Number.isInteger(value);
    if (value < 0) this.negative++;
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
  }
}

/** Gathers what a column holds. */
export class ColumnSurvey {
  readonly name: string;
  readonly #commas: boolean;
  #values = 0;
  #missing = 0;
  #nothing = 0;
  /** Numbers that are the same whichever the decimal mark is, and those that have one, by what it is taken for. */
  readonly #same = new Numbers();
  readonly #byPoint = new Numbers();
  readonly #byComma = new Numbers();
  /** Of these the ones that have one reading only, and those with a comma that have both. */
  #pointOnly = 0;
  #commaOnly = 0;
  #openPoints = 0;
  #openCommas = 0;
  #notFinite = 0;
  #leadingZeros = false;
  readonly #dates = new Map<DateForm, number>(DATE_FORMS.map((form) => [form, 0]));
  #dateTries = 0;
  readonly #distinct = new Set<string>();
  #more = false;
  #spaced = 0;

  /** @param commas Whether the file is of a kind that decimal commas are usual in: parted by ; or tabs. */
  constructor(name: string, commas: boolean) {
    this.name = name;
    this.#commas = commas;
  }

  /** Counts rows that came before the column was known. */
  skip(rows: number): void {
    this.#missing += rows;
  }

  add(cell: Cell): void {
    if (cell === null) {
      this.#missing++;
      return;
    }
    if (typeof cell === "number" && this.#more && Number.isFinite(cell)) {
      // Not by its text: V8 keeps the texts of numbers for a while, so that they are not thrown away young.
      this.#values++;
      this.#addNumber(cell);
      return;
    }
    const text = typeof cell === "number" ? String(cell) : cell;
    const shape = shapeOf(text);
    if (shape === "empty") {
      this.#missing++;
      return;
    }
    this.#values++;
    if (!this.#more) this.#tellApart(text.length > TELLING ? text.slice(0, TELLING) : text);
    if (shape === "nothing") this.#nothing++;
    else if (shape === "not-finite") this.#notFinite++;
    else if (typeof cell === "number") this.#addNumber(cell);
    else if (shape === "other") this.#addOther(text);
    else this.#addPlain(text, shape);
  }

  #tellApart(beginning: string): void {
    if (this.#distinct.has(beginning)) return;
    if (this.#distinct.size === MOST_DISTINCT) this.#more = true;
    else this.#distinct.add(owned(beginning));
  }

  /** A number that is the same whichever the decimal mark is. */
  #addNumber(value: number): void {
    this.#same.add(value);
    this.#countEpoch(value);
  }

  /** Digits with one mark at most. */
  #addPlain(text: string, shape: "integer" | "decimal-point" | "decimal-comma"): void {
    if (shape === "integer") {
      this.#leadingZeros ||= text.length > 1 && text.charCodeAt(0) === 0x30;
      this.#addNumber(Number(text));
      return;
    }
    const word = text.trim();
    const mark = word.length - 1 - word.lastIndexOf(shape === "decimal-comma" ? "," : ".");
    if (mark === DIGITS_OF_THOUSANDS) this.#addReadings(readingsOf(word), shape === "decimal-comma");
    else if (shape === "decimal-comma") this.#addReadings({ comma: Number(word.replace(",", ".")) }, true);
    else this.#addReadings({ point: Number(word) }, false);
  }

  /** A number with a currency or thousands apart; else a date or a word. */
  #addOther(text: string): void {
    const readings = readingsOf(text);
    if (readings.point !== undefined || readings.comma !== undefined) {
      this.#addReadings(readings, text.includes(","));
      return;
    }
    if (text.trim().includes(" ")) this.#spaced++;
    this.#tryDates(text);
  }

  #addReadings({ point, comma }: Readings, hasComma: boolean): void {
    if (point !== undefined && point === comma) {
      this.#same.add(point);
      return;
    }
    if (point !== undefined) {
      this.#byPoint.add(point);
      this.#countEpoch(point);
    }
    if (comma !== undefined) this.#byComma.add(comma);
    if (comma === undefined) this.#pointOnly++;
    else if (point === undefined) this.#commaOnly++;
    else if (hasComma) this.#openCommas++;
    else this.#openPoints++;
  }

  #countEpoch(value: number): void {
    const epoch = epochForm(value);
    if (epoch !== undefined) this.#count(epoch);
  }

  #count(form: DateForm): void {
    this.#dates.set(form, this.#dates.get(form)! + 1);
  }

  #tryDates(text: string): void {
    const textual = [...this.#dates].some(([form, count]) => count > 0 && !form.endsWith("seconds"));
    if (!textual && this.#dateTries >= NO_DATES) return;
    this.#dateTries++;
    for (const form of ["iso", "day-first", "month-first", "month-name"] as const)
      if (secondsOf(text, form) !== undefined) this.#count(form);
  }

  /** What all the values say. */
  summary(): ColumnSummary {
    const settled = this.#pointOnly > 0 || this.#commaOnly > 0;
    const comma = settled ? this.#commaOnly > this.#pointOnly : this.#openCommas > 0 && this.#commas;
    const marked = comma ? this.#byComma : this.#byPoint;
    const numbers = this.#same.count + marked.count;
    const least = Math.min(this.#same.least, marked.least);
    const greatest = Math.max(this.#same.greatest, marked.greatest);
    const judged = this.#values - this.#nothing - this.#notFinite;
    const enough = (count: number) => count > 0 && count >= judged * (1 - UNLIKE);
    const mostDates = Math.max(...this.#dates.values());
    const dateForms = DATE_FORMS.filter((form) => enough(mostDates) && this.#dates.get(form) === mostDates);
    const isDate = dateForms.length > 0;
    const isNumber = enough(numbers) && !this.#leadingZeros;
    // Whole numbers of a date's size count as dates; the name decides between date and id in the mapping.
    const type: ColumnType = isDate ? "date" : isNumber ? "number" : "text";
    return {
      name: this.name,
      type,
      whole: numbers > 0 && !this.#same.fractional && !marked.fractional,
      decimalComma: comma,
      decimalOpen: !settled && (this.#openCommas > 0 || (this.#commas && this.#openPoints > 0)),
      leadingZeros: this.#leadingZeros,
      dateForms,
      values: type === "text" ? this.#values : judged,
      missing: this.#missing + (type === "text" ? 0 : this.#nothing),
      notFinite: this.#notFinite,
      unlike: type === "text" ? 0 : judged - (isDate ? mostDates : numbers),
      negative: this.#same.negative + marked.negative,
      range: least <= greatest ? [least, greatest] : undefined,
      distinct: this.#distinct.size,
      more: this.#more,
      spaced: this.#values > 0 ? this.#spaced / this.#values : 0,
      examples: [...this.#distinct].slice(0, EXAMPLES),
    };
  }
}
