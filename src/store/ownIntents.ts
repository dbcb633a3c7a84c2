// Intents of a person's own making, from a few sentences each: they become classes of the task that is looked at.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import type { Experiment } from "../experiment/experiment.ts";
import type { PlainExamples, SampledTask } from "../experiment/shown.ts";
import { wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { say } from "./messages.ts";
import { probe } from "./probe.ts";
import { lab, type OwnIntent, type OwnSupport } from "./state.ts";
import { widened } from "./widened.ts";

/** A support set with more classes behind its own, each with its inputs. */
export function withClasses(
  { x, y, count }: PlainExamples,
  added: readonly (readonly Float32Array[])[],
): PlainExamples {
  const ways = y.length / count;
  const all = ways + added.length;
  const rows = added.flat();
  const width = x.length / count;
  const inputs = new Float32Array(x.length + rows.length * width);
  inputs.set(x);
  rows.forEach((row, index) => {
    inputs.set(row, x.length + index * width);
  });
  const targets = new Float32Array((count + rows.length) * all);
  targets.set(widened(y, ways, all));
  let row = count;
  for (const [index, own] of added.entries()) for (const _ of own) targets[row++ * all + ways + index] = 1;
  return { x: inputs, y: targets, count: count + rows.length };
}

/** Whether whoever learns in an experiment can take a class more than its tasks have. */
export const takesMoreClasses = ({ algorithm, beside }: Experiment): boolean =>
  [algorithm, ...beside].every(({ id }) => (algorithms[id].meta as AlgorithmMeta).anyWays);

/** Puts these intents beside those of the task that is looked at, in place of the person's own before; none takes them away. */
export async function setIntents(task: SampledTask, intents: readonly OwnIntent[]): Promise<void> {
  try {
    const added = await Promise.all(
      intents.map(({ texts }) => Promise.all(texts.map((text) => worker.encode(text)))),
    );
    const { tasks, probe: index } = lab.getState();
    // Another task is looked at by now.
    if (tasks[index] !== task) return;
    const ownSupport: OwnSupport | undefined =
      intents.length > 0 ? { ...withClasses(task.support, added), intents } : undefined;
    lab.setState({ ownSupport });
    await probe();
  } catch (error) {
    say(wordsOf(error), "fault");
  }
}
