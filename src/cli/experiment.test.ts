// The command as a script calls it: one object on standard output, clear errors, the right exit status.

import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { drawnFiles, drawnPng, zipOf } from "../testing/imageZips.ts";

const SCRIPT = new URL("experiment.ts", import.meta.url).pathname;
const run = (...parameters: string[]) =>
  spawnSync("npx", ["tsx", SCRIPT, ...parameters], { encoding: "utf8" });

it("prints one object with --json, its steps from before adaptation to twice the trained ones", () => {
  const { status, stdout } = run("sinusoid-maml-5shot", "--iterations", "20", "--json");
  expect(status).toBe(0);
  const found = JSON.parse(stdout);
  expect(found).toMatchObject({
    experiment: { algorithm: { id: "maml" }, training: { iterations: 20 } },
    backend: "wasm",
    iterations: 20,
    evaluation: { tasks: 600 },
  });
  expect(found.metaStepsPerSecond).toBeCloseTo(20 / found.seconds);
  expect(found.evaluation.bySteps.map(({ step }: { step: number }) => step)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  for (const { loss, accuracy } of found.evaluation.bySteps) {
    expect(loss).toEqual([expect.any(Number), expect.any(Number)]);
    expect(accuracy).toBeUndefined();
  }
});

it("lists all contenders by measure, and what the learner differs from each by, on the same tasks", () => {
  const link = "#v=1&finalTasks=3&evaluationTasks=2&iterations=2&baseline=pretraining";
  const { evaluation, others, contenders } = JSON.parse(run(link, "--json").stdout);
  expect(contenders.map(({ role }: { role: string }) => role)).toEqual(["learner", "pretrained", "random"]);
  const [learner, ...rest] = contenders;
  expect(learner).toEqual({
    role: "learner",
    label: "MAML",
    measures: { mse: evaluation.bySteps[1].loss },
  });
  for (const { role, measures, difference } of rest) {
    expect(measures).toEqual({ mse: others[role].bySteps[1].loss });
    // The learner less the other.
    expect(difference.mse[0]).toBeCloseTo(learner.measures.mse[0] - measures.mse[0], 12);
    expect(difference).toEqual({ mse: others[role].learnerLess.loss });
  }
});

it("gives a metric learner one entry, with accuracy, and takes a link", () => {
  const link =
    "#v=1&task=glyphs&model=conv4&filters=4&algorithm=prototypical&metaBatch=1&query=2&testQuery=2&finalTasks=10&baseline=none&iterations=2";
  const { status, stdout } = run(link, "--json", "--backend", "cpu");
  expect(status).toBe(0);
  const { backend, evaluation } = JSON.parse(stdout);
  expect(backend).toBe("cpu");
  expect(evaluation.bySteps).toEqual([
    { step: 0, loss: expect.any(Array), accuracy: [expect.any(Number), expect.any(Number)] },
  ]);
});

it("says on what it trained and tested, under the fingerprint of a person's own images", () => {
  const path = join(mkdtempSync(join(tmpdir(), "innerloop-")), "mine.zip");
  writeFileSync(
    path,
    zipOf({ ...drawnFiles("", 10, 4), "c9/extra.png": drawnPng(300), "a/1.png": drawnPng(301) }).bytes,
  );
  const link =
    "#v=1&task=glyphs&model=conv4&filters=4&algorithm=prototypical&metaBatch=1&ways=2&testWays=2&query=2&testQuery=2&finalTasks=3&evaluationTasks=3&baseline=none&iterations=1&rotations=false";
  const { status, stdout, stderr } = run(link, "--json", "--backend", "cpu", "--data", path);
  expect(status).toBe(0);
  const { experiment, data } = JSON.parse(stdout);
  expect(data).toEqual({
    fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/),
    name: "mine.zip",
    training: { classes: 6, groups: 1, examples: 24 },
    validation: { classes: 2, groups: 1, examples: 8 },
    test: { classes: 2, groups: 1, examples: 9 },
  });
  expect(experiment.data).toBe(data.fingerprint);
  expect(stderr).toContain("1 training class has fewer than the 3 drawings that 1 shot and 2 queries take");
});

it("compares with the result that a link brings", () => {
  const link = "#v=1&finalTasks=2&evaluationTasks=2&iterations=2&baseline=none&hide=tasks";
  const first = JSON.parse(run(link, "--json").stdout);
  expect(first.shared).toBeUndefined();
  const wrong = JSON.parse(run(`${link}&result=2_wasm_1_1_2`, "--json").stdout);
  expect(wrong.shared).toMatchObject({ iterations: 2, backends: ["wasm"], same: false });
  const short = JSON.parse(run(`${link}&result=9_wasm_1_1`, "--json").stdout);
  expect(short.shared.message).toContain("there is nothing to compare");
});

it.each([
  [["no-such-preset"], "“no-such-preset” is neither a preset nor a link."],
  [["#v=1&seed=abc"], "Seed: “abc” is not a number; 1 is used. Mend the link: as it is, it is not taken."],
  [["sinusoid-maml-5shot", "--iterations", "1.5"], "--iterations “1.5” is not a whole number."],
  // Neither could be opened again, and none would ever end.
  [["sinusoid-maml-5shot", "--iterations", ""], "--iterations “” is outside 1 to 1,000,000."],
  [["sinusoid-maml-5shot", "--iterations", "1e12"], "--iterations “1e12” is outside 1 to 1,000,000."],
  [["sinusoid-maml-5shot", "--backend", "gpu"], "Allowed choices are webgpu, wasm, fused, cpu."],
  [["glyphs-protonet-5way-1shot", "--data", "missing.zip"], "missing.zip"],
])("refuses %j and says why", (parameters, message) => {
  const { status, stdout, stderr } = run(...parameters, "--json");
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
});

it("says what of a link it does not follow", () => {
  const link =
    "#v=1&finalTasks=2&evaluationTasks=2&iterations=1&baseline=none&weights=ready&sweep=grid&sweep.seed=1--2";
  const { status, stderr } = run(link, "--json");
  expect(status).toBe(0);
  expect(stderr).toContain("this command trains new ones");
  expect(stderr).toContain("this command trains the one experiment that it varies");
});

it("says in words, in the object too, which figures are no numbers", () => {
  const link =
    "#v=1&innerLearningRate=0.5&testSteps=20&gradientClip=0&iterations=2&baseline=none&finalTasks=4&evaluationTasks=4";
  const { status, stdout, stderr } = run(link, "--json");
  expect(status).toBe(0);
  const { evaluation, notices } = JSON.parse(stdout);
  expect(evaluation.bySteps.at(-1).loss).toEqual([null, null]);
  expect(notices).toContainEqual(expect.stringContaining("Some figures of MAML are no longer numbers"));
  expect(stderr).toContain("Some figures of MAML are no longer numbers");
});

it("ends with a status and the page's own words where the run goes wrong, and prints no result", () => {
  const link =
    "#v=1&innerLearningRate=10&innerSteps=8&outerLearningRate=1&iterations=300&baseline=none&finalTasks=4";
  const { status, stdout, stderr } = run(link, "--json");
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/The training loss of MAML (grew to|is no longer a number)/);
  expect(stderr).toMatch(/Lower the (inner|outer) learning rate to/);
});
