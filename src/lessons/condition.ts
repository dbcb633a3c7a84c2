// What a lesson can check: that something has come about in the lab.

import * as z from "zod/mini";
import type { RunState } from "../experiment/results.ts";
import type { OptionValue } from "../schema/fields.ts";

const bounds = {
  atLeast: z.optional(z.number()),
  atMost: z.optional(z.number()),
};
const count = z.strictObject(bounds);
export const conditionForm = z.union([
  /** Meta-steps taken. */
  z.strictObject({ iteration: count }),
  /** The adaptation step shown. */
  z.strictObject({ step: count }),
  /** Which of the sampled tasks is looked at, from 0. */
  z.strictObject({ task: count }),
  /** Learners beside the main one. */
  z.strictObject({ beside: count }),
  /** Films that the person rated. */
  z.strictObject({ rated: count }),
  /** Points, drawings or sentences of the person's own stand as the support set. */
  z.strictObject({ ownSupport: z.boolean() }),
  z.strictObject({ state: z.enum(["idle", "running", "paused", "diverged", "finished"]) }),
  z.strictObject({ algorithm: z.string() }),
  /** An option, by its name in links. */
  z.strictObject({ option: z.string(), is: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ option: z.string(), ...bounds }),
]);
export type Condition = z.infer<typeof conditionForm>;

/** What conditions are about, as it stands in the lab. */
export interface LabFacts {
  readonly iteration: number;
  readonly step: number;
  readonly task: number;
  readonly beside: number;
  readonly rated: number;
  readonly ownSupport: boolean;
  readonly state: RunState | undefined;
  readonly algorithm: string;
  /** An option's value by its name in links; `undefined` where there is none. */
  readonly option: (name: string) => OptionValue | undefined;
}

interface Bounds {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}
const within = (value: number, { atLeast = -Infinity, atMost = Infinity }: Bounds): boolean =>
  value >= atLeast && value <= atMost;

/** Whether a condition holds. */
export function holds(condition: Condition, facts: LabFacts): boolean {
  if ("option" in condition) {
    const value = facts.option(condition.option);
    if ("is" in condition) return value === condition.is;
    return typeof value === "number" && within(value, condition);
  }
  return Object.entries(condition).every(([name, wanted]) => {
    const value = facts[name as Exclude<keyof LabFacts, "option">];
    return typeof wanted === "object" ? within(Number(value), wanted as Bounds) : value === wanted;
  });
}
