// A sweep within a link, beside the experiment that it varies: `&sweep=grid&sweep.innerLearningRate=from0.001to0.1log5`.
// Letters, digits and `=&.-` alone, as in the rest of a link.

import type { OptionValue } from "../schema/fields.ts";
import type { Domain } from "../sweep/points.ts";
import { partOf } from "./link.ts";
import { STRATEGIES, type SweepSpec, strategyOf } from "./sweepSpec.ts";

/** What a sweep's parts of a link begin with. */
export const SWEEP_PREFIX = "sweep";
/** Between the values of a list: no value of ours has two dashes in it. */
const BETWEEN = "--";
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e-?\d+)?`;
const RANGE = new RegExp(`^from(${NUMBER})to(${NUMBER})(linear|log)(\\d+)$`);
const HALVING = /^from(\d+)by(\d+)$/;

const plain = (value: OptionValue): string => String(value).replace("+", "");

function valueFrom(text: string): OptionValue {
  if (new RegExp(`^${NUMBER}$`).test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}

const isList = (domain: Domain): domain is readonly OptionValue[] => Array.isArray(domain);

function writeDomain(domain: Domain): string {
  if (isList(domain)) return domain.map(plain).join(BETWEEN);
  const { from, to, scale, count } = domain;
  return `from${plain(from)}to${plain(to)}${scale === "linear" ? "linear" : "log"}${count}`;
}

function domainFrom(text: string): Domain {
  const range = RANGE.exec(text);
  if (range === null) return text.split(BETWEEN).map(valueFrom);
  const [, from, to, scale, count] = range;
  return {
    from: Number(from),
    to: Number(to),
    scale: scale === "log" ? "logarithmic" : "linear",
    count: Number(count),
  };
}

/** The parts of a link that say a sweep; the experiment it varies stands before them. */
export function sweepParts(spec: SweepSpec): string[] {
  const { set = {}, seeds, halving } = spec;
  const [strategy, domains] = strategyOf(spec);
  return [
    `${SWEEP_PREFIX}=${strategy}`,
    ...Object.entries(domains).map(([option, domain]) => `${SWEEP_PREFIX}.${option}=${writeDomain(domain)}`),
    ...Object.entries(set).map(([option, value]) => `${SWEEP_PREFIX}Set.${option}=${plain(value)}`),
    ...(seeds ? [`${SWEEP_PREFIX}Seeds=${seeds.map(plain).join(BETWEEN)}`] : []),
    ...(halving ? [`${SWEEP_PREFIX}Halving=from${halving.from}by${halving.by}`] : []),
  ];
}

/**
 * Reads the parts of a link that begin with `sweep`; whether the sweep can be laid out is seen when it is.
 * @param experiment The link's own, as a hash.
 * @returns `undefined` where there is none, or none that can be read.
 */
export function sweepFromParts(parts: readonly string[], experiment: string): SweepSpec | undefined {
  const given = parts.map(partOf);
  const value = (name: string) => given.find(([key]) => key === SWEEP_PREFIX + name)?.[1];
  const under = (prefix: string) =>
    given
      .filter(([name]) => name.startsWith(SWEEP_PREFIX + prefix))
      .map(([name, text]): [string, string] => [name.slice(SWEEP_PREFIX.length + prefix.length), text]);
  const strategy = STRATEGIES.find((one) => one === value(""));
  if (strategy === undefined) return undefined;
  const set = under("Set.").map(([option, text]): [string, OptionValue] => [option, valueFrom(text)]);
  const seeds = value("Seeds")?.split(BETWEEN).map(Number);
  const halving = HALVING.exec(value("Halving") ?? "");
  return {
    experiment,
    [strategy]: Object.fromEntries(under(".").map(([option, text]) => [option, domainFrom(text)])),
    ...(set.length > 0 && { set: Object.fromEntries(set) }),
    ...(seeds && { seeds }),
    ...(halving && { halving: { from: Number(halving[1]), by: Number(halving[2]) } }),
  };
}
