// The form of a sweep, and what is filled in: pure, so that it can be tested.

import type { Experiment } from "../../experiment/experiment.ts";
import { runSchema } from "../../experiment/training.ts";
import { type Field, nameOfField, nameOfValue, type OptionValue } from "../../schema/fields.ts";
import { namedFields } from "../../share/link.ts";
import { sharedFrom } from "../../share/named.ts";
import { type Strategy, type SweepSpec, strategyOf } from "../../share/sweepSpec.ts";
import type { Domain, Domains, Point, Range } from "../../sweep/points.ts";
import { type Said, said } from "../../words/said.ts";

/** An option that can be swept. */
export interface Knob {
  /** As links name it. */
  readonly name: string;
  readonly label: Said;
  readonly field: Field;
}

/** Set otherwise, or of no consequence to a result. */
const NO_KNOBS = ["seed", "backend"];
/** Values that a range begins with. */
const COUNT = 5;
const POINTS = 16;

/** The experiment that a sweep varies. */
export const experimentOf = ({ experiment }: SweepSpec): Experiment => sharedFrom(experiment).experiment;

/** Every option of an experiment that can be swept, in the order of the panels. */
export const knobsOf = (experiment: Experiment): Knob[] =>
  [...namedFields(experiment)]
    .filter(([name]) => !NO_KNOBS.includes(name))
    .map(([name, field]) => {
      const of = /^beside(\d)\./.exec(name)?.[1];
      const label = nameOfField(field);
      return {
        name,
        field,
        label: of === undefined ? label : said`${label} of learner ${String(Number(of) + 1)}`,
      };
    });

export const isRange = (domain: Domain): domain is Range => !Array.isArray(domain);

const clipped = (field: { min: number; max: number }, value: number) =>
  Math.min(field.max, Math.max(field.min, value));

/** What an option may be until somebody says otherwise: around where it stands, or all that it can be. */
export function domainFor(field: Field, value: OptionValue): Domain {
  switch (field.kind) {
    case "choice":
      return field.choices.map((choice) => choice.value);
    case "flag":
      return [false, true];
    case "integer": {
      const values = [Math.round(Number(value) / 2), Number(value), Number(value) * 2];
      return [...new Set(values.map((one) => clipped(field, Math.max(one, 1))))];
    }
    case "number": {
      const factor = field.scale === "logarithmic" ? 10 : 2;
      const [low, high] = [clipped(field, Number(value) / factor), clipped(field, Number(value) * factor)];
      return low < high
        ? { from: low, to: high, scale: field.scale, count: COUNT }
        : { from: field.min, to: field.max, scale: "linear", count: COUNT };
    }
    default:
      return field satisfies never;
  }
}

const withDomains = (spec: SweepSpec, strategy: Strategy, domains: Domains): SweepSpec => {
  const { grid: _grid, random: _random, sobol: _sobol, ...rest } = spec;
  return { ...rest, [strategy]: domains };
};

/** A sweep in which an option may be this; without a domain it is not swept. */
export function withDomain(spec: SweepSpec, name: string, domain: Domain | undefined): SweepSpec {
  const [strategy, domains] = strategyOf(spec);
  if (domain === undefined)
    return withDomains(
      spec,
      strategy,
      Object.fromEntries(Object.entries(domains).filter(([other]) => other !== name)),
    );
  const points = pointsOf(spec);
  const fitting = strategy !== "grid" && isRange(domain) ? { ...domain, count: points } : domain;
  return withDomains(spec, strategy, { ...domains, [name]: fitting });
}

/** How many points a sweep draws that is no grid: what all its ranges say. */
export function pointsOf(spec: SweepSpec): number {
  const [strategy, domains] = strategyOf(spec);
  return (strategy !== "grid" && Object.values(domains).find(isRange)?.count) || POINTS;
}

export function withPoints(spec: SweepSpec, count: number): SweepSpec {
  const [strategy, domains] = strategyOf(spec);
  return withDomains(
    spec,
    strategy,
    Object.fromEntries(
      Object.entries(domains).map(([name, domain]) => [
        name,
        isRange(domain) ? { ...domain, count } : domain,
      ]),
    ),
  );
}

/** The same options, their points chosen another way. */
export function withStrategy(spec: SweepSpec, strategy: Strategy): SweepSpec {
  const [before, domains] = strategyOf(spec);
  const moved = withDomains(spec, strategy, domains);
  if (before === "grid" && strategy !== "grid") return withPoints(moved, POINTS);
  return before !== "grid" && strategy === "grid" ? withPoints(moved, COUNT) : moved;
}

/** A sweep with options changed in every run; an option without a value is left as the experiment has it. */
export function withSet(spec: SweepSpec, name: string, value: OptionValue | undefined): SweepSpec {
  const set = Object.fromEntries(
    Object.entries({ ...spec.set, [name]: value }).filter(
      (entry): entry is [string, OptionValue] => entry[1] !== undefined,
    ),
  );
  return { ...spec, set };
}

/** Meta-steps of each run. */
export const iterationsOf = (spec: SweepSpec): number =>
  Number(spec.set?.iterations ?? experimentOf(spec).training.iterations);

/** Whether the baseline is trained beside each run. */
export const hasBaseline = (spec: SweepSpec): boolean =>
  (spec.set?.baseline ?? experimentOf(spec).run.baseline) !== "none";

/** A sweep that trains the baseline beside each run, or does not. */
export function withBaseline(spec: SweepSpec, beside: boolean): SweepSpec {
  const own = String(experimentOf(spec).run.baseline);
  const first = runSchema.baseline.default;
  return withSet(spec, "baseline", beside ? (own === "none" ? first : undefined) : "none");
}

/** Each point with so many seeds, from the experiment's own on. */
export function withSeeds(spec: SweepSpec, count: number): SweepSpec {
  const { seeds: _, ...rest } = spec;
  const first = Number(experimentOf(spec).run.seed);
  return count > 1 ? { ...rest, seeds: Array.from({ length: count }, (_, index) => first + index) } : rest;
}

/** One in three goes on each time, the first after a twenty-seventh of all meta-steps. */
export function withHalving(spec: SweepSpec, halving: boolean): SweepSpec {
  const { halving: _, ...rest } = spec;
  const from = Math.max(1, Math.round(iterationsOf(spec) / 27));
  return halving ? { ...rest, halving: { from, by: 3 } } : rest;
}

/** How options and their values are called. */
export interface Naming {
  readonly option: (name: string) => Said;
  readonly value: (name: string, value: OptionValue) => Said;
}

/** Names as the panels have them; an option that the experiment has not goes by its name in a link. */
export function namingOf(knobs: readonly Knob[]): Naming {
  const known = new Map(knobs.map((knob) => [knob.name, knob]));
  return {
    option: (name) => known.get(name)?.label ?? said`${name}`,
    value(name, value) {
      const field = known.get(name)?.field;
      if (field === undefined || typeof value === "number") return said`${tersely(value)}`;
      return said`${nameOfValue(field, value)}`;
    },
  };
}

/** A point in words: "Inner learning rate α 0.01, Order second". */
export const pointInWords = (options: Point, naming: Naming): Said =>
  said`${Object.entries(options).map(([name, value]) => said`${naming.option(name)} ${naming.value(name, value)}`)}`;

/** Three digits tell numbers of a sweep apart. */
const tersely = (value: OptionValue): string =>
  typeof value === "number" ? String(Number(value.toPrecision(3))) : String(value);
