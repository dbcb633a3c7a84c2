// Why an answer came out, family by family and contender by contender: it begins with the picture's answer, and records
// tell on it.

import { expect, it } from "vitest";
import { shippedFor } from "../../cli/ownData.ts";
import { wasmDevice } from "../../engine/backend/wasmDevice.ts";
import { readLink } from "../../share/link.ts";
import { createRun } from "../createRun.ts";
import type { EpisodeRun } from "./episodeRun.ts";

const ALL = "metaBatch=1&backend=wasm";
const CASES = {
  "MAML on sinusoids": `#v=1&${ALL}`,
  "PLATIPUS on curves": `#v=1&task=ambiguousRegression&algorithm=platipus&samples=3&baseline=none&${ALL}`,
  "an ensemble on planes": `#v=1&task=ambiguousClassification&algorithm=ensemble&members=2&${ALL}`,
  "prototypical networks on images, one of each class": `#v=1&task=glyphs&model=conv4&filters=4&algorithm=prototypical&shots=1&testShots=1&query=2&testQuery=2&baseline=none&${ALL}`,
  "matching networks on images, normalised together": `#v=1&task=glyphs&model=conv4&filters=4&transductive=true&algorithm=matching&shots=2&testShots=2&query=2&testQuery=2&baseline=none&${ALL}`,
  "prototypical networks on sentences": `#v=1&task=intents&model=residual&algorithm=prototypical&buckets=2048&units=8&ways=5&shots=2&testShots=2&query=2&${ALL}`,
  "ridge on ratings": `#v=1&task=ratings&model=items&algorithm=ridge&${ALL}`,
  "MAML on prices": `#v=1&task=priceResponse&${ALL}`,
  "MAML on days of shops": `#v=1&task=stores&${ALL}`,
  "ridge on weekly demand": `#v=1&task=demand&algorithm=ridge&${ALL}`,
} as const;

/** What these answer is the same whatever the records are. */
const UNMOVED = ["Item mean", "One price for all"];

it.each(Object.entries(CASES))(
  "%s",
  async (_, link) => {
    const { experiment, problems } = readLink(link);
    expect(problems).toEqual([]);
    const { device } = await wasmDevice();
    const run = (await createRun(experiment, device, shippedFor(experiment))) as EpisodeRun;
    const { support, query } = run.sampleTasks(0, 1)[0]!;
    const outputs = support.y.length / support.count;
    const { inputShape, leaving } = run.sampler;
    const task = { tasks: 1, inputShape, outputs, support, query };
    const row = query.count - 1;
    for (const { role, label } of run.contenders) {
      const path = await run.predict(role, task);
      const { answers, changes, names, adapts } = await run.why(role, task, row);
      expect(answers.length).toBe(path.outputs.length);
      for (const [step, at] of answers.entries()) {
        expect(at.length).toBe((support.count + 1) * outputs);
        expect([label, [...at].every(Number.isFinite)]).toEqual([label, true]);
        const shown = leaving ? leaving.inUnits(task, path.outputs[step]!) : path.outputs[step]!;
        for (let output = 0; output < outputs; output++)
          expect(Math.abs(at[output]! - shown[row * outputs + output]!)).toBeLessThan(
            1e-4 * Math.max(1, Math.abs(at[output]!)),
          );
      }
      const last = answers.at(-1)!;
      const moved = Array.from({ length: support.count }, (__, record) =>
        Math.abs(last[0]! - last[(record + 1) * outputs]!),
      );
      if (!UNMOVED.includes(`${label}`)) expect([label, Math.max(...moved) > 0]).toEqual([label, true]);
      expect(names?.length).toBe(run.sampler.shop && support.count);
      expect(changes.length > 0).toBe(adapts === undefined);
      const { nearest, median } = await run.nearest(role, task);
      expect(nearest).toHaveLength(4);
      expect(nearest[3]!.distance).toBeLessThanOrEqual(median);
    }
    run.dispose();
    device.dispose();
  },
  120_000,
);
