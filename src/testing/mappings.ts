// Mappings at random, for properties.

import fc from "fast-check";
import { DATE_FORMS } from "../data/table/cells.ts";
import type { Mapping } from "../data/table/mapping.ts";

const column = fc.string({ minLength: 1, maxLength: 12, unit: "binary" });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Any mapping that reads back, sensible or not. */
export const anyMapping: fc.Arbitrary<Mapping> = fc.record(
  {
    version: fc.constant(1 as const),
    task: column,
    item: column,
    target: fc.record({ column, decimalComma: fc.boolean() }),
    time: fc.record({ column, form: fc.constantFrom(...DATE_FORMS) }),
    text: column,
    features: fc.array(
      fc
        .record({ column, kind: fc.constant("number" as const), decimalComma: fc.boolean() })
        .chain((feature) =>
          fc.constantFrom(feature, {
            column: feature.column,
            kind: "category" as const,
            decimalComma: false,
          }),
        ),
      { maxLength: 3 },
    ),
    repeats: fc.constantFrom("last" as const, "mean" as const, "keep" as const),
    negatives: fc.constantFrom("expected" as const, "keep" as const, "leave-out" as const),
    minimumRows: fc.integer({ min: 1, max: 1000 }),
    split: fc.constantFrom("chance" as const, "time" as const),
    form: fc
      .record({ encoding: maybe(column), header: maybe(fc.boolean()) })
      .filter(({ encoding, header }) => encoding !== undefined || header !== undefined),
  },
  { requiredKeys: ["version", "task", "features", "repeats", "negatives", "minimumRows", "split"] },
);
