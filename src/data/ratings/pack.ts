// The file in which ratings ship: gzip of a header and columns of differences.
// Columns of LEB128 numbers stand one after the other:
// ratings of each user; then for each rating, users' beside each other and by time, the item's low byte, its
// high byte, the rating in steps, and the time since the user's rating before (since the first second of all,
// for a user's first).

import { SaidError, said } from "../../words/said.ts";
import { writeNumbers } from "../numbers.ts";
import { packed, unpacked } from "../packed.ts";
import type { Ratings } from "./ratings.ts";

const THIS = { format: "innerloop-ratings", version: 1 };

interface Header {
  readonly format: string;
  readonly version: number;
  readonly name: string;
  readonly users: readonly string[];
  readonly items: readonly (readonly [id: string, title: string, genres: readonly number[]])[];
  readonly genres: readonly string[];
  /** A rating is a whole number of these. */
  readonly step: number;
  readonly firstSecond: number;
}

/**
 * Packs ratings; the same ratings give the same bytes.
 * @throws Error for ratings that are no multiple of `step`, items beyond 65,536, or ratings out of order.
 */
export function packRatings(ratings: Ratings, step: number): Uint8Array<ArrayBuffer> {
  const { items, user, item, rating, time } = ratings;
  if (time === undefined) throw new Error("Only ratings with times are packed.");
  if (items.ids.length > 0x10000) throw new Error("A pack of ratings holds at most 65,536 items.");
  const firstSecond = time.reduce((first, second) => Math.min(first, second), Number.POSITIVE_INFINITY);
  const header: Header = {
    ...THIS,
    name: ratings.name,
    users: ratings.users,
    items: items.ids.map((id, place) => [id, items.titles[place]!, [...items.genresOf[place]!]]),
    genres: items.genres,
    step,
    firstSecond,
  };
  const columns: number[] = [];
  const counts = new Array<number>(ratings.users.length).fill(0);
  const steps: number[] = [];
  const waits: number[] = [];
  user.forEach((who, place) => {
    counts[who]! += 1;
    const inSteps = rating[place]! / step;
    if (!Number.isInteger(inSteps) || inSteps < 0)
      throw new Error(`The rating ${rating[place]} is no multiple of ${step}.`);
    steps.push(inSteps);
    const follows = place > 0 && user[place - 1] === who;
    const wait = time[place]! - (follows ? time[place - 1]! : firstSecond);
    if (wait < 0 || (place > 0 && user[place - 1]! > who))
      throw new Error("Ratings are packed in the order of users and times; these are not.");
    waits.push(wait);
  });
  writeNumbers(columns, counts);
  writeNumbers(
    columns,
    item.map((number) => number & 0xff),
  );
  writeNumbers(
    columns,
    item.map((number) => number >> 8),
  );
  writeNumbers(columns, steps);
  writeNumbers(columns, waits);
  return packed(header, columns);
}

/**
 * Unpacks ratings.
 * @throws Error, a whole sentence, for a file that is damaged or of another version.
 */
export function unpackRatings(bytes: Uint8Array): Ratings {
  const { header, numbers: found } = unpacked<Header>(bytes, THIS, said`ratings`, "build:movielens");
  const numbers = Float64Array.from(found);
  const counts = numbers.subarray(0, header.users.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (numbers.length !== header.users.length + 4 * total)
    throw new SaidError(
      said`The pack of ratings is cut short: ${numbers.length} numbers for ${total} ratings.`,
    );
  const column = (number: number) =>
    numbers.subarray(header.users.length + number * total, header.users.length + (number + 1) * total);
  const [low, high, steps, waits] = [column(0), column(1), column(2), column(3)];
  const user = new Uint32Array(total);
  const time = new Uint32Array(total);
  let place = 0;
  counts.forEach((count, who) => {
    let now = header.firstSecond;
    for (const end = place + count; place < end; place++) {
      now += waits[place]!;
      user[place] = who;
      time[place] = now;
    }
  });
  return {
    name: header.name,
    users: header.users,
    items: {
      ids: header.items.map(([id]) => id),
      titles: header.items.map(([, title]) => title),
      genres: header.genres,
      genresOf: header.items.map(([, , genres]) => Uint8Array.from(genres)),
    },
    user,
    item: Uint32Array.from(low, (byte, index) => byte + 0x100 * high[index]!),
    rating: Float32Array.from(steps, (count) => count * header.step),
    time,
  };
}
