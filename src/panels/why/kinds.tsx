// What records and queries of a task are called, by the kind of its picture. A new kind is a function and a line below.

import type { ReactNode } from "react";
import type { PlainExamples, SampledTask, WhyView } from "../../experiment/shown.ts";
import { shownAt } from "../../store/probe.ts";
import type { OwnSupport } from "../../store/state.ts";
import type { TaskDescription } from "../../tasks/episode.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import type { Words } from "../../words/said.ts";
import { PRICES } from "../prices/words.ts";
import { STORES } from "../stores/words.ts";
import { WHY, type WRITTEN } from "./words.ts";

const PIXELS = 28 * 28;
const GLYPH = 26;

/** How a person says which query they mean: along a line, from a list, or in a plane of `side` × `side`. */
export type Picking =
  | { readonly by: "line" }
  | { readonly by: "list" }
  | { readonly by: "plane"; readonly side: number };

/** A record or a query, in words, with a picture where it is one. */
export interface Named {
  readonly words: Words;
  readonly picture?: ReactNode;
}

/** A task's records and queries by name. */
export interface Naming {
  readonly written: keyof typeof WRITTEN;
  readonly picking: Picking;
  /** Where the answer stands that is looked at first. */
  readonly first: number;
  readonly query: (row: number) => Named;
  readonly record: (row: number) => Named;
  /** What a class is called; for classes. */
  readonly className?: (label: number) => Words;
}

/** What names are made of. */
interface Of<D> {
  readonly description: D;
  readonly task: SampledTask;
  /** The support set that stands, with the person's own points. */
  readonly support: OwnSupport;
  /** What the family calls its records. */
  readonly names: WhyView["names"];
}

/** The label of a row: its one-hot target. */
const labelOf = ({ y, count }: PlainExamples, row: number): number => {
  const ways = y.length / count;
  return y.subarray(row * ways, (row + 1) * ways).indexOf(1);
};

/** The price behind what a model reads of it: both are on straight lines. */
const priceOf = ({ prices, inputs }: Extract<TaskDescription, { kind: "prices" }>, input: number): number => {
  const [least, most] = [prices[0]!, prices.at(-1)!];
  return least + ((input - inputs[0]!) / (inputs.at(-1)! - inputs[0]!)) * (most - least);
};

type Kinds = {
  readonly [K in Exclude<TaskDescription["kind"], "decisions">]: (
    of: Of<Extract<TaskDescription, { kind: K }>>,
  ) => Naming;
};

const kinds: Kinds = {
  function: ({ description: { truth }, support }) => ({
    written: "value",
    picking: { by: "line" },
    first: Math.floor(truth.x.length / 2),
    query: (row) => ({ words: WHY.place.line(truth.x[row]!) }),
    record: (row) => ({ words: WHY.record.point(support.x[row]!, support.y[row]!) }),
  }),
  plane: ({ description: { truth, side, classes }, support }) => ({
    written: "share",
    picking: { by: "plane", side },
    first: Math.floor(side / 2) * (side + 1),
    query: (row) => ({ words: WHY.place.plane(truth.x[2 * row]!, truth.x[2 * row + 1]!) }),
    record: (row) => ({
      words: WHY.record.labelled(
        support.x[2 * row]!,
        support.x[2 * row + 1]!,
        classes[labelOf(support, row)]!,
      ),
    }),
    className: (label) => classes[label]!,
  }),
  images: ({ description: { classes }, task: { query }, support }) => {
    const each = Math.floor(query.count / classes.length);
    return {
      written: "share",
      picking: { by: "list" },
      first: 0,
      query: (row) => ({
        words:
          row === each * classes.length
            ? WHY.place.yours
            : WHY.place.drawing((row % each) + 1, labelOf(query, row) + 1),
        picture: <Glyph x={query.x} offset={row * PIXELS} size={GLYPH} />,
      }),
      record: (row) => ({
        words: WHY.record.drawing(labelOf(support, row) + 1),
        picture: <Glyph x={support.x} offset={row * PIXELS} size={GLYPH} />,
      }),
      className: (label) => WHY.record.drawing(label + 1),
    };
  },
  sentences: ({ description, support }) => {
    const own = support.intents ?? [];
    const names = [...description.classes, ...own.map(({ name }) => name)];
    const texts = [...description.support, ...own.flatMap((intent) => intent.texts)];
    return {
      written: "share",
      picking: { by: "list" },
      first: 0,
      query: (row) => ({ words: WHY.place.quoted(description.query[row]!) }),
      record: (row) => ({ words: WHY.record.sentence(texts[row]!, names[labelOf(support, row)]!) }),
      className: (label) => WHY.place.quoted(names[label]!),
    };
  },
  ratings: ({ description: { support: rated, query }, names = [] }) => ({
    written: "value",
    picking: { by: "list" },
    first: 0,
    query: (row) => ({ words: WHY.place.quoted(query.titles[row]!) }),
    record: (row) => {
      const title = names[row] ?? "";
      const place = rated.titles.indexOf(title);
      return {
        words: place < 0 ? WHY.record.drawn(title) : WHY.record.rated(title, rated.ratings[place]!),
      };
    },
  }),
  prices: ({ description, support }) => ({
    written: description.of === "visitors" ? "share" : "levels",
    picking: { by: "line" },
    first: Math.floor(description.prices.length / 2),
    query: (row) => ({ words: WHY.place.price(description.prices[row]!) }),
    record: (row) => {
      const price = priceOf(description, support.x[row]!);
      return {
        words:
          description.of === "visitors"
            ? WHY.record.price(price, support.y[row]!)
            : PRICES.point(description, price, support.y[row]!),
      };
    },
  }),
  demand: ({ description: { firstWeek, known } }) => ({
    written: "units",
    picking: { by: "line" },
    first: 0,
    query: (row) => ({ words: WHY.place.week(firstWeek + known.length + row) }),
    record: (row) => ({ words: WHY.record.week(firstWeek + row, known[row]!) }),
  }),
  store: ({ description: { days, asked, unit }, support }) => ({
    written: "sales",
    picking: { by: "list" },
    first: 0,
    query: (row) => ({ words: STORES.kindOfDay(asked[row]!) }),
    record: (row) => ({ words: STORES.day(days[row]!, Math.round(unit * Math.exp(support.y[row]!))) }),
  }),
};

/** A task's records and queries by name; `undefined` for tasks of decisions, which have none. */
export function namingOf(
  task: SampledTask,
  support: OwnSupport,
  names: WhyView["names"],
): Naming | undefined {
  const { description } = task;
  if (description.kind === "decisions") return undefined;
  const name = kinds[description.kind] as (of: Of<TaskDescription>) => Naming;
  return name({ description, task, support, names });
}

/** How many answers a task has to choose from. */
export const answersOf = (task: SampledTask): number => shownAt(task).count;
