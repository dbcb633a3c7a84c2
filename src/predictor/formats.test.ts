// A learner leaves the lab in every format, and in each of them answers what the lab answers, family by family.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { io, loadLayersModel, tensor } from "@tensorflow/tfjs";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { shippedFor } from "../cli/ownData.ts";
import { wasmDevice } from "../engine/backend/wasmDevice.ts";
import { readLink } from "../share/link.ts";
import { FILES } from "../takeaway/learnerFile.ts";
import { type Files, takeAway } from "../takeaway/takeAway.ts";
import { recordFor } from "../testing/records.ts";
import { createRun } from "../training/createRun.ts";
import type { EpisodeRun } from "../training/episodes/episodeRun.ts";
import { openExport } from "./openExport.ts";
import { checkExample, predict } from "./predict.ts";

const ALL = "metaBatch=1&baseline=none";
const GLYPHS = `task=glyphs&model=conv4&filters=4&query=2&testQuery=2&${ALL}`;
const CASES = {
  "MAML on sinusoids": `#v=1&${ALL}`,
  "PLATIPUS on curves": `#v=1&task=ambiguousRegression&algorithm=platipus&${ALL}`,
  "an ensemble on planes": `#v=1&task=ambiguousClassification&algorithm=ensemble&${ALL}`,
  "MAML on images": `#v=1&${GLYPHS}&algorithm=maml`,
  "MAML on images, not normalised": `#v=1&${GLYPHS}&algorithm=maml&normalisation=none`,
  "prototypical networks on images": `#v=1&${GLYPHS}&algorithm=prototypical&ways=7`,
  "matching networks on images": `#v=1&${GLYPHS}&algorithm=matching`,
  "ridge on images": `#v=1&${GLYPHS}&algorithm=ridge`,
  "prototypical networks on sentences": `#v=1&task=intents&model=residual&algorithm=prototypical&ways=5&shots=2&query=2&${ALL}`,
  "ridge on ratings": `#v=1&task=ratings&model=items&algorithm=ridge&${ALL}`,
  "MAML on prices": `#v=1&task=priceResponse&${ALL}`,
  "MAML on days of shops": `#v=1&task=stores&${ALL}`,
  "MAML on weekly demand": `#v=1&task=demand&${ALL}`,
  "MAML on ratings with a table": `#v=1&task=ratings&model=items&dimensions=3&algorithm=maml&${ALL}`,
} as const;

/** Answers may differ so much in another runtime. */
const TOLERANCE = 1e-5;

/** A learner after two meta-steps, taken away. */
async function taken(link: string): Promise<{ files: Files; run: EpisodeRun; folder: string }> {
  const { experiment, problems } = readLink(link);
  expect(problems).toEqual([]);
  const { device } = await wasmDevice();
  const data = shippedFor(experiment);
  const run = (await createRun(experiment, device, data)) as EpisodeRun;
  for (let step = 0; step < 2; step++) await run.metaStep();
  const record = recordFor("taken", { data: run.data }, experiment);
  const files = await takeAway({ run, device, record, link, program: "", replay: "", data });
  const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return { files, run, folder };
}

describe.each(Object.entries(CASES))("%s", (_, link) => {
  it("answers in each format as in the lab", async () => {
    const { files, run, folder } = await taken(link);
    expect(await checkExample(folder)).toContain("answers, the largest difference from the lab's");

    const opened = openExport(folder);
    const answers = await predict(
      opened,
      join(folder, FILES.exampleSupport),
      join(folder, FILES.exampleQuery),
    );
    const { inputShape, problem } = opened.learner;
    const { query, support } = run.sampleTasks(0, 1)[0]!;
    const width = query.x.length / query.count;
    const session = await InferenceSession.create(files[FILES.onnx]!);
    const outputs = answers.outputs.length / query.count;
    for (let row = 0; row < Math.min(query.count, 10); row++) {
      const x = new Tensor("float32", query.x.slice(row * width, (row + 1) * width), [1, ...inputShape]);
      const found = await session.run({ x });
      const { data, dims } = found[problem === "classification" ? "probabilities" : "y"]!;
      expect([...dims]).toEqual([1, outputs]);
      (data as Float32Array).forEach((value, label) => {
        expect(Math.abs(value - answers.outputs[row * outputs + label]!)).toBeLessThan(TOLERANCE);
      });
    }
    await session.release();

    const layers = files[FILES.layers];
    const plain = run.experiment.model.id === "mlp" || link.includes("normalisation=none");
    const single = ["maml", "prototypical"].includes(run.experiment.algorithm.id);
    expect(layers !== undefined).toBe(plain && single);
    if (layers === undefined) return;
    const { modelTopology, weightsManifest } = JSON.parse(readFileSync(join(folder, FILES.layers), "utf8"));
    const network = await loadLayersModel(
      io.fromMemory({
        modelTopology,
        weightSpecs: weightsManifest[0].weights,
        weightData: files[FILES.layersWeights]!.slice().buffer,
      }),
    );
    const initial = network.predict(tensor(query.x, [query.count, ...inputShape])) as ReturnType<
      typeof tensor
    >;
    const episode = { tasks: 1, inputShape, outputs, support, query };
    const before = (await run.predict("learner", episode)).outputs[0]!;
    (await initial.data()).forEach((value, place) => {
      expect(Math.abs(value - before[place]!)).toBeLessThan(TOLERANCE);
    });
  });
});

it("what plays trials leaves without a program, and says why", async () => {
  const { files } = await taken(`#v=1&task=bandits&model=gru&algorithm=rl2&${ALL}`);
  expect(Object.keys(files).sort()).toEqual(
    [
      FILES.card,
      "README.md",
      FILES.experiment,
      "losses.csv",
      FILES.replay,
      "results.csv",
      "results.json",
      FILES.weights,
    ].sort(),
  );
  expect(new TextDecoder().decode(files["README.md"])).toContain(
    "There is no program that predicts: It plays trials",
  );
});

it("likings leave without a program, and say why", async () => {
  const { files } = await taken(`#v=1&task=ratings&model=items&algorithm=ridge&target=liking&${ALL}`);
  expect(files["predict.mjs"]).toBeUndefined();
  expect(new TextDecoder().decode(files[FILES.card])).toContain("by lot from the whole catalogue");
});
