// Forms that many people have: what their columns are called, and what each is for.

import type { DelimitedGuess } from "./delimited.ts";

/** What a known form's columns are for. */
export interface KnownForm {
  readonly label: string;
  /** Columns that all must be there. */
  readonly columns: readonly string[];
  readonly task: string;
  readonly item: string;
  readonly target: string;
  readonly time?: string;
}

/** A form is the first whose columns are all there. */
export const KNOWN_FORMS: readonly KnownForm[] = [
  {
    label: "MovieLens ratings",
    columns: ["userId", "movieId", "rating", "timestamp"],
    task: "userId",
    item: "movieId",
    target: "rating",
    time: "timestamp",
  },
  {
    label: "Amazon reviews, 2014 or 2018",
    columns: ["reviewerID", "asin", "overall", "unixReviewTime"],
    task: "reviewerID",
    item: "asin",
    target: "overall",
    time: "unixReviewTime",
  },
  {
    label: "Amazon reviews, 2023",
    columns: ["user_id", "parent_asin", "rating", "timestamp", "text"],
    task: "user_id",
    item: "parent_asin",
    target: "rating",
    time: "timestamp",
  },
  {
    label: "Amazon ratings, 2023",
    columns: ["user_id", "parent_asin", "rating", "timestamp"],
    task: "user_id",
    item: "parent_asin",
    target: "rating",
    time: "timestamp",
  },
  {
    label: "Amazon ratings, 2014 or 2018",
    columns: ["user", "item", "rating", "timestamp"],
    task: "user",
    item: "item",
    target: "rating",
    time: "timestamp",
  },
];

/** The known form that columns make, if any. */
export function knownForm(columns: readonly string[]): KnownForm | undefined {
  return KNOWN_FORMS.find((form) => form.columns.every((column) => columns.includes(column)));
}

const RATING_COLUMNS = ["userId", "movieId", "rating", "timestamp"];
/** MovieLens 100k's genres in the order of u.item's last fields (u.genre). */
export const U_ITEM_GENRES = [
  "unknown",
  "Action",
  "Adventure",
  "Animation",
  "Children's",
  "Comedy",
  "Crime",
  "Documentary",
  "Drama",
  "Fantasy",
  "Film-Noir",
  "Horror",
  "Musical",
  "Mystery",
  "Romance",
  "Sci-Fi",
  "Thriller",
  "War",
  "Western",
];
/** Where u.item's genres begin. */
const U_ITEM_FIXED = ["movieId", "title", "release date", "video release date", "IMDb URL"];
const PRODUCT = /^(B[0-9A-Z]{9}|\d{9}[\dX])$/;
const REVIEWER = /^A[0-9A-Z]{9,20}$/;

/** Files without a header whose columns are known: by delimiter and number of columns, and by name or content. */
const HEADERLESS: readonly {
  readonly delimiter: string;
  readonly file: RegExp;
  readonly columns: (rows: DelimitedGuess["sample"]) => readonly string[] | undefined;
}[] = [
  { delimiter: "\t", file: /(^|\/)u(\d|a|b)?\.(data|base|test)$/, columns: () => RATING_COLUMNS },
  { delimiter: "::", file: /(^|\/)ratings[^/]*\.dat$/, columns: () => RATING_COLUMNS },
  { delimiter: "::", file: /(^|\/)movies[^/]*\.dat$/, columns: () => ["movieId", "title", "genres"] },
  {
    delimiter: "::",
    file: /(^|\/)users[^/]*\.dat$/,
    columns: () => ["userId", "gender", "age", "occupation", "zip"],
  },
  { delimiter: "|", file: /(^|\/)u\.item$/, columns: () => [...U_ITEM_FIXED, ...U_ITEM_GENRES] },
  {
    delimiter: "|",
    file: /(^|\/)u\.user$/,
    columns: () => ["userId", "age", "gender", "occupation", "zip"],
  },
  {
    // 2014 has the user first, 2018 the item: the values tell.
    delimiter: ",",
    file: /./,
    columns: (rows) => {
      const like = (column: number, pattern: RegExp) =>
        rows.filter((row) => pattern.test(row[column] ?? "")).length / rows.length;
      const rest = ["rating", "timestamp"];
      if (like(0, PRODUCT) > 0.9 && like(1, REVIEWER) > 0.9) return ["item", "user", ...rest];
      return like(1, PRODUCT) > 0.9 && like(0, REVIEWER) > 0.9 ? ["user", "item", ...rest] : undefined;
    },
  },
];

/** The file that holds all rows of one of MovieLens 100k's ready divisions (u1.base, ua.test); undefined for any other file. */
export function wholeOf(name: string): string | undefined {
  const whole = name.replace(/(^|\/)u[1-5ab]\.(base|test)$/, "$1u.data");
  return whole === name ? undefined : whole;
}

/** Columns of a file, with known names for one that has no header. */
export function namedColumns(name: string, guess: DelimitedGuess): readonly string[] {
  if (guess.header) return guess.columns;
  for (const { delimiter, file, columns } of HEADERLESS) {
    if (delimiter !== guess.delimiter || !file.test(name)) continue;
    const names = columns(guess.sample);
    if (names?.length === guess.columns.length) return names;
  }
  return guess.columns;
}
