// What is said of why an answer came out.

import { said, type Words } from "../../words/said.ts";

/** A number to so many digits behind the point, with a true minus. */
const digits = (value: number, places: number): string => value.toFixed(places).replace("-", "−");
/** Figures that a person reads at a glance; small ones to two digits. */
const figure = (value: number, places = 2): string => {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size > 0 && size < 0.5 * 10 ** -places) return String(Number(value.toPrecision(1))).replace("-", "−");
  return digits(value, size >= 100 ? 0 : places);
};
const percent = (share: number): string =>
  Number.isFinite(share) ? `${figure(100 * share, 1)}%` : figure(share);

/** How a family's answers are written. */
export const WRITTEN = {
  value: { write: (value: number) => figure(value), unit: said`The figure: by how much.` },
  share: { write: percent, unit: said`The figure: by how many percentage points.` },
  sales: { write: (sold: number) => figure(sold, 0), unit: said`The figure: by how much of a day’s sales.` },
  levels: {
    write: (times: number) => `${figure(times)} ×`,
    unit: said`Figures are times what was sold at the known prices on average.`,
  },
  units: { write: (units: number) => figure(units), unit: said`The figure: by how many units a week.` },
} as const;

/** A layer by its name among the parameters. */
const layer = (name: string): Words => {
  const number = /^(?:hidden|conv)(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return said`layer ${Number(number)}`;
  if (name === "head") return said`last layer`;
  if (name === "map") return said`learned map`;
  return name;
};

export const WHY = {
  toggle: said`Why?`,
  title: said`Why this answer`,
  which: said`Which answer`,
  across: said`Across`,
  up: said`Up`,
  working: said`Working it out: the learner adapts once more for each record.`,
  empty: said`There are no records to learn from: add a point to the picture.`,
  untrained: said`Not trained yet: press Play, and this follows.`,
  draw: said`To ask about a drawing of your own, switch this off, draw, and switch it on again.`,
  failed: said`The answer is no number at this step: go back a step, or lower the inner learning rate.`,
  value: (where: Words, value: string) => said`${said(where)}: it answers ${value}.`,
  taken: (where: Words, name: Words, chance: string) =>
    said`${said(where)}: taken for ${said(name)} (${chance}).`,
  records: said`What each record does to it`,
  recordsAbout: said`It adapts again without each record in turn, exactly. To the right: the record raises the answer; to the left: it lowers it.`,
  classAbout: (name: Words) => said`The answer is the chance of ${said(name)}.`,
  singles: said`A class with a single record goes when that is left out, and the other classes share its chance. Where drawings are normalised together, all others move a little, too, which may raise or lower an answer.`,
  more: (count: number) => said`All ${count} records`,
  fewer: said`Fewer`,
  layers: said`What changes in it`,
  layersAbout: (step: number) =>
    said`How far each layer’s weights have moved after step ${step}, of their own length.`,
  still: said`Nothing has moved before the first step.`,
  fromZero: said`from zero`,
  layer,
  moved: (share: number): Words => (Number.isFinite(share) ? percent(share) : WHY.fromZero),
  near: said`Training tasks most like it`,
  nearAbout: (sampled: number) =>
    said`Of ${sampled} training tasks those after which it would answer here most alike.`,
  nearAboutClasses: (sampled: number) =>
    said`Of ${sampled} training tasks those after which it would group what is asked here most alike.`,
  nearWorking: said`Looking through training tasks…`,
  distance: (distance: string, median: string) =>
    said`differs by ${distance}; half of all by more than ${median}`,
  nearAt: (iteration: number) => said`With the weights of iteration ${iteration}.`,
  again: said`Look again`,
  place: {
    line: (x: number) => said`At x = ${digits(x, 2)}`,
    plane: (x: number, y: number) => said`At (${digits(x, 1)}, ${digits(y, 1)})`,
    price: (price: number) => said`At a price of ${price.toFixed(2)}`,
    week: (week: number) => said`Week ${week}`,
    yours: said`Your drawing`,
    drawing: (query: number, label: number) => said`Drawing ${query} of class ${label}`,
    quoted: (text: string) => said`“${text}”`,
  },
  record: {
    point: (x: number, y: number) => said`(${digits(x, 2)}, ${digits(y, 2)})`,
    labelled: (x: number, y: number, name: Words) => said`(${digits(x, 1)}, ${digits(y, 1)}) · ${said(name)}`,
    price: (price: number, share: number) => said`${price.toFixed(2)}: ${(100 * share).toFixed(0)}% bought`,
    week: (week: number, sold: number) => said`week ${week}: ${Number(sold.toFixed(2))} sold`,
    drawing: (label: number) => said`class ${label}`,
    sentence: (text: string, name: string) => said`${text} · ${name}`,
    rated: (title: string, stars: number) => said`${title} · ${Number(stars.toFixed(1))}★`,
    drawn: (title: string) => said`${title} · not chosen, drawn by lot`,
  },
} as const;
