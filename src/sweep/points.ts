// Which values a sweep tries: every combination of a grid, or points of the unit cube laid over the options' domains.

import type { OptionValue } from "../schema/fields.ts";

/** Numbers from one bound to the other, both included, evenly or by equal factors; `count` of them where they are listed. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly scale: "linear" | "logarithmic";
  readonly count: number;
}

/** What an option may be in a sweep. */
export type Domain = readonly OptionValue[] | Range;
export type Domains = Readonly<Record<string, Domain>>;

/** A value of each option that is swept, by its name in a link. */
export type Point = Readonly<Record<string, OptionValue>>;

const isList = (domain: Domain): domain is readonly OptionValue[] => Array.isArray(domain);

/** Twelve digits say all that a person meant: 0.1 stays 0.1. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The number at a share of the way, from 0 to 1. */
function within({ from, to, scale }: Range, share: number): number {
  if (share === 0) return from;
  if (share === 1) return to;
  return tidy(scale === "linear" ? from + share * (to - from) : from * (to / from) ** share);
}

/** The values of a domain, one after another; whole numbers where the option takes no others. */
export function valuesOf(domain: Domain, whole: boolean): OptionValue[] {
  if (isList(domain)) return [...domain];
  const shares = Array.from({ length: domain.count }, (_, index) =>
    domain.count === 1 ? 0 : index / (domain.count - 1),
  );
  const values = shares.map((share) => within(domain, share));
  return [...new Set(whole ? values.map(Math.round) : values)];
}

/** Every combination, the last option's values running quickest. */
export function gridOf(domains: Domains, whole: (option: string) => boolean): Point[] {
  return Object.entries(domains).reduce<Point[]>(
    (points, [option, domain]) =>
      points.flatMap((point) =>
        valuesOf(domain, whole(option)).map((value) => ({ ...point, [option]: value })),
      ),
    [{}],
  );
}

/** The points of the domains at points of the unit cube, `[points][options]`, each below 1; equal ones once. */
export function pointsAt(
  domains: Domains,
  whole: (option: string) => boolean,
  shares: readonly (readonly number[])[],
): Point[] {
  const points = shares.map(
    (at): Point =>
      Object.fromEntries(
        Object.entries(domains).map(([option, domain], index) => {
          const share = at[index]!;
          if (isList(domain)) return [option, domain[Math.floor(share * domain.length)]!];
          const value = within(domain, share);
          return [option, whole(option) ? Math.round(value) : value];
        }),
      ),
  );
  return [...new Map(points.map((point) => [JSON.stringify(point), point])).values()];
}
