// npm run build:movielens: packs MovieLens latest-small (Harper and Konstan 2015). Non-commercial: see README.md.

import { readFileSync, writeFileSync } from "node:fs";
import Papa from "papaparse";
import { packRatings } from "../../src/data/ratings/pack.ts";
import { DATA } from "../originals.ts";

const NO_GENRES = "(no genres listed)";

function read<Row>(name: string): Row[] {
  const text = readFileSync(new URL(`movielens-small/${name}`, DATA), "utf8");
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]!.message}`);
  return data;
}

const movies = read<{ movieId: string; title: string; genres: string }>("movies.csv").map(
  ({ movieId, title, genres }) => ({
    id: movieId,
    title,
    genres: genres === NO_GENRES ? [] : genres.split("|"),
  }),
);
const genres = [...new Set(movies.flatMap((movie) => movie.genres))].sort();
const itemNumber = new Map(movies.map(({ id }, place) => [id, place]));
const rows = read<{ userId: string; movieId: string; rating: string; timestamp: string }>("ratings.csv").map(
  ({ userId, movieId, rating, timestamp }) => {
    const item = itemNumber.get(movieId);
    if (item === undefined) throw new Error(`A rating is of movie ${movieId}, which movies.csv lacks.`);
    return { userId, item, rating: Number(rating), time: Number(timestamp) };
  },
);
const users = [...new Set(rows.map(({ userId }) => userId))];
const userNumber = new Map(users.map((id, place) => [id, place]));
// A stable sort: ratings of one second stay as the file has them.
rows.sort((a, b) => userNumber.get(a.userId)! - userNumber.get(b.userId)! || a.time - b.time);

const bytes = packRatings(
  {
    name: "MovieLens latest-small",
    users,
    items: {
      ids: movies.map(({ id }) => id),
      titles: movies.map(({ title }) => title),
      genres,
      genresOf: movies.map((movie) => Uint8Array.from(movie.genres, (genre) => genres.indexOf(genre))),
    },
    user: Uint32Array.from(rows, ({ userId }) => userNumber.get(userId)!),
    item: Uint32Array.from(rows, ({ item }) => item),
    rating: Float32Array.from(rows, ({ rating }) => rating),
    time: Uint32Array.from(rows, ({ time }) => time),
  },
  0.5,
);
writeFileSync(new URL("movielens-small.pack", import.meta.url), bytes);
console.log(
  `${rows.length} ratings of ${movies.length} movies by ${users.length} users, ${bytes.length} bytes`,
);
