// The page that replays a run: what it says, that it needs nothing from elsewhere, and that its colours are the lab's.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleReplay } from "../cli/replayPlugin.ts";
import { experimentFrom } from "../experiment/presets/preset.ts";
import { evaluationOf, recordFor } from "../testing/records.ts";
import { inEnglish } from "../words/said.ts";
import { replayPage } from "./page.ts";
import type { Replay } from "./replay.ts";
import { STYLE } from "./style.ts";

const experiment = experimentFrom({
  task: { id: "sinusoid", options: { shots: 5, testShots: 5 } },
  model: { id: "mlp", options: {} },
  algorithm: { id: "maml", options: { innerSteps: 3 } },
  training: {},
  run: { baseline: "none" },
});
const evaluations = [
  evaluationOf(0, { mse: { mean: 4, ci95: 0.5 } }),
  evaluationOf(2, { mse: { mean: 1, ci95: 0.25 } }),
  evaluationOf(2, { mse: { mean: 1.25, ci95: 0.125 } }, "test"),
];
const record = recordFor("replayed", { evaluations, losses: [3, 2] }, experiment);
const truth = { x: Float32Array.of(-5, 0, 5), y: Float32Array.of(1, 0, -1) };
const adapted = {
  task: {
    description: { kind: "function", title: "a </script> wave", truth, range: [-2, 2] },
    support: { x: Float32Array.of(1), y: Float32Array.of(0.5), count: 1 },
    query: { ...truth, count: 3 },
  },
  paths: [{ role: "learner", outputs: [Float32Array.of(0, 0, 0), Float32Array.of(0.5, 0, -0.5)] }],
} as const;

const pageOf = (changes: Partial<Parameters<typeof replayPage>[0]> = {}) =>
  replayPage({
    record,
    adapted,
    link: "https://lab.example/#v=1",
    script: "",
    say: inEnglish,
    language: "en",
    ...changes,
  });
const dataOf = (page: string): Replay =>
  JSON.parse(/<script type="application\/json" id="replay">(.*?)<\/script>/s.exec(page)![1]!);

describe("a page that replays a run", () => {
  it("says what was trained, what differs from the defaults, and what came of it", () => {
    const page = pageOf();
    expect(page).toContain("<title>Sinusoids · MAML</title>");
    expect(page).toContain("Inner steps in training 3");
    expect(page).toContain("Support points K 5");
    expect(page).not.toContain("Largest amplitude");
    expect(page).toContain('<a href="https://lab.example/#v=1">');
    expect(page).toContain("<td>1.250 ± 0.125</td>");
    expect(page).toContain("On 10 test tasks, after 2 meta-steps");
  });

  it("has the curves of the record, moment by moment, and the task step by step", () => {
    const { moments, charts, picture } = dataOf(pageOf());
    expect(moments).toEqual([
      { at: 0, label: "iteration 0" },
      { at: 2, label: "iteration 2" },
    ]);
    const [training, learner] = charts[0]!.lines;
    expect(training).toMatchObject({
      label: "training",
      points: [
        { x: 1, y: 3 },
        { x: 2, y: 2 },
      ],
    });
    expect(learner!.points.map(({ x, words }) => [x, words])).toEqual([
      [0, "4.000 ± 0.500"],
      [2, "1.000 ± 0.250"],
    ]);
    expect(learner!.band).toEqual([
      [0, 3.5, 4.5],
      [2, 0.75, 1.25],
    ]);
    expect(picture).toMatchObject({ support: [[1, 0.5]], steps: ["before adaptation", "after step 1"] });
    expect(picture!.answers[0]!.steps[1]).toEqual([0.5, 0, -0.5]);
  });

  it("names no other place but the lab's own, and a task's title ends no script", async () => {
    const script = await bundleReplay();
    expect(script.length).toBeLessThan(10_000);
    const page = pageOf({ script });
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toMatch(/\ssrc=|<link|@import|url\((?!#)/);
    const addresses = page.match(/https?:\/\/[^"'\s<]+/g)!.filter((one) => !one.includes("w3.org"));
    expect(new Set(addresses)).toEqual(new Set(["https://lab.example/#v=1"]));
    expect(dataOf(page).picture!.label).toBe("a </script> wave");
  });

  it("says where its link belongs where it is no whole address, and without figures where there are none", () => {
    const page = pageOf({ link: "#v=1", record: recordFor("bare", {}, experiment), adapted: undefined });
    expect(page).toContain("<dd>behind the lab's address: #v=1</dd>");
    expect(page).toContain("The run was not measured.");
    expect(page).not.toContain('id="curves"');
  });

  it("has the lab's colours", () => {
    const theme = readFileSync(new URL("../ui/theme.css", import.meta.url), "utf8");
    const [light, dark] = theme.split('[data-mantine-color-scheme="dark"]');
    const [ours, oursDark] = STYLE.split("prefers-color-scheme: dark");
    for (const [own, lab] of [
      [ours!, light!],
      [oursDark!.split("body")[0]!, dark!.split("}")[0]!],
    ] as const)
      for (const [, name, value] of own.matchAll(/(--[\w-]+): (#\w+)/g))
        if (name !== "--text") expect(lab, name).toContain(`${name}: ${value};`);
  });
});
