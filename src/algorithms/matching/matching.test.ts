// Attention and attended labels worked out by hand; full context against plain loops in double precision.

import { describe, expect, it } from "vitest";
import { constant } from "../../engine/ops/elementwise.ts";
import { broadcastTo } from "../../engine/ops/reduce.ts";
import { Random } from "../../engine/random.ts";
import type { HostParameters } from "../../models/model.ts";
import { contextOf, examplesOf, numbersOf, rowsOf } from "../../testing/byHand.ts";
import { contextParameters, inContext } from "./fullContext.ts";
import { matching } from "./matching.ts";

describe("without context", () => {
  // Cosines with (1, 0) are 1, 0 and −1; at a scale of ln 2 they weigh 2 : 1 : ½. Lengths do not count.
  const support = examplesOf(
    [
      [5, 0],
      [0, 0.1],
      [-2, 0],
    ],
    [
      [1, 0],
      [0, 1],
      [1, 0],
    ],
  );
  const context = contextOf("classification", { inputs: 2, outputs: 2 }, { scale: Math.log(2) });

  it("attends by a softmax over cosines, and answers with the attended labels", async () => {
    const query = { x: rowsOf([[3, 0]]) };
    const [predictor] = matching.adapt(context, {}, support, 0, 2);
    const { attention, answer } = await numbersOf({
      attention: matching.attention!(context, {}, support, query),
      answer: predictor!(query),
    });
    [2, 1, 0.5].forEach((weight, index) => {
      expect(attention![index]).toBeCloseTo(weight / 3.5, 5);
    });
    // Two examples of the first class: their weights add up.
    expect(Math.exp(answer![0]!)).toBeCloseTo(2.5 / 3.5, 5);
    expect(Math.exp(answer![1]!)).toBeCloseTo(1 / 3.5, 5);
  });
});

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** One step of a cell, in the order of gates that the parameters have: write, candidate, keep, show. */
function cell(
  parameters: HostParameters,
  name: string,
  x: number[],
  state: number[] | undefined,
  memory: number[] | undefined,
): { h: number[]; c: number[] } {
  const width = x.length;
  const at = (key: string, row: number, column: number) =>
    parameters[`${name}.${key}`]!.values[row * 4 * width + column]!;
  const gate = (index: number, unit: number) => {
    const column = index * width + unit;
    const fromInput = x.reduce((total, value, row) => total + value * at("input", row, column), 0);
    const fromState = (state ?? []).reduce(
      (total, value, row) => total + value * at("state", row, column),
      0,
    );
    return fromInput + fromState + at("bias", 0, column);
  };
  const c = x.map(
    (_, unit) =>
      sigmoid(gate(0, unit)) * Math.tanh(gate(1, unit)) + sigmoid(gate(2, unit)) * (memory?.[unit] ?? 0),
  );
  return { h: c.map((value, unit) => sigmoid(gate(3, unit)) * Math.tanh(value)), c };
}

describe("full context", () => {
  const width = 2;
  const random = new Random(4);
  const drawn = contextParameters(random, width);
  // Biases start at zero: others tell the gates apart.
  const parameters: HostParameters = Object.fromEntries(
    Object.entries(drawn).map(([name, { values, shape }]) => [
      name,
      { shape, values: values.map((value) => value + 0.5 * random.normal()) },
    ]),
  );
  const given = Object.fromEntries(
    Object.entries(parameters).map(([name, { values, shape }]) => [name, constant(values, shape)]),
  );
  const numbers = (count: number) =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => random.normal()));
  const [support, query] = [numbers(4), numbers(2)];

  it("reads the support set both ways, and lets each query read it several times", async () => {
    const readings = 3;
    const found = await numbersOf(
      inContext(given, { support: rowsOf(support), query: rowsOf(query) }, readings, undefined),
    );
    const along = (name: string, order: number[]) => {
      const outputs: number[][] = [];
      let last: { h: number[]; c: number[] } | undefined;
      for (const index of order) {
        last = cell(parameters, name, support[index]!, last?.h, last?.c);
        outputs[index] = last.h;
      }
      return outputs;
    };
    const ahead = along("context.forward", [0, 1, 2, 3]);
    const back = along("context.backward", [3, 2, 1, 0]);
    const seen = support.map((example, index) =>
      example.map((value, unit) => value + ahead[index]![unit]! + back[index]![unit]!),
    );
    seen.flat().forEach((value, index) => {
      expect(found.support![index]).toBeCloseTo(value, 4);
    });
    const read = query.map((start) => {
      let answer = start;
      let [state, memory]: (number[] | undefined)[] = [undefined, undefined];
      for (let reading = 0; reading < readings; reading++) {
        const { h, c } = cell(parameters, "context.reading", start, state, memory);
        answer = h.map((value, unit) => value + start[unit]!);
        memory = c;
        const scores = seen.map((row) =>
          Math.exp(row.reduce((total, value, unit) => total + value * answer[unit]!, 0)),
        );
        const total = scores.reduce((sum, value) => sum + value, 0);
        const attended = start.map((_, unit) =>
          seen.reduce((sum, row, index) => sum + (scores[index]! / total) * row[unit]!, 0),
        );
        state = [...answer, ...attended];
      }
      return answer;
    });
    read.flat().forEach((value, index) => {
      expect(found.query![index]).toBeCloseTo(value, 4);
    });
  });

  it("the way back sees later examples alone: of the last it knows nothing but itself", async () => {
    const contextOfLast = async (examples: number[][]) => {
      const silent = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [
          name,
          name.startsWith("context.forward") ? broadcastTo(constant(0), value.shape) : value,
        ]),
      );
      const found = await numbersOf(
        inContext(silent, { support: rowsOf(examples), query: rowsOf(query) }, 1, undefined),
      );
      return found.support!.slice(-width);
    };
    const changed = support.map((row, index) => (index === 0 ? row.map((value) => value + 1) : row));
    expect(await contextOfLast(changed)).toEqual(await contextOfLast(support));
  });
});
