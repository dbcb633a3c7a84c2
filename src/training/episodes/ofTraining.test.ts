// Options that are said to shape training tasks alone leave the tasks that learners are measured on as they are.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dataKinds } from "../../data/kinds.ts";
import { Random } from "../../engine/random.ts";
import { defaultsOf, type Field, type OptionValue, type Schema } from "../../schema/fields.ts";
import type { EpisodeBatch } from "../../tasks/episode.ts";
import type { TaskFamilyMeta } from "../../tasks/meta.ts";
import { type TaskFamilyId, taskFamilies } from "../../tasks/registry.ts";
import { loadFamily } from "../load.ts";
import { fixedTasks } from "./fixedTasks.ts";

/** Another value than the default. */
function another(field: Field): OptionValue {
  if (field.kind === "flag") return !field.default;
  if (field.kind === "choice") return field.choices.find(({ value }) => value !== field.default)!.value;
  return field.default < field.max ? field.default + 1 : field.min;
}

const OF_TRAINING = Object.entries(taskFamilies).flatMap(([id, { meta }]) => {
  const fields = Object.entries(meta.schema as Schema).filter(([, { ofTraining }]) => ofTraining);
  return fields.length > 0 ? [{ id: id as TaskFamilyId, fields }] : [];
});

/** All that is in two tasks, in short. */
function digestOf(batch: EpisodeBatch): string {
  const hash = createHash("sha256");
  for (const { x, y, count } of [batch.support, batch.query]) hash.update(`${count}`).update(x).update(y);
  return hash.digest("hex");
}

it.each(OF_TRAINING)("$id", async ({ id, fields }) => {
  const meta: TaskFamilyMeta = taskFamilies[id].meta;
  const family = await loadFamily(id);
  const options = defaultsOf(meta.schema);
  const shipped = meta.data && dataKinds[meta.data].shipped;
  const data = shipped?.unpack(new Uint8Array(readFileSync(shipped.of(options).url)));
  const tasksOf = (given: typeof options) => {
    const sampler = family.createSampler(given, data);
    const [validation, test] = (["validation", "test"] as const).map((split) =>
      digestOf(fixedTasks(sampler, new Random(3), split, 0, 2)),
    );
    return { training: digestOf(sampler.sample(new Random(3), "training", 2)), validation, test };
  };
  const { training, ...measured } = tasksOf(options);
  for (const [option, field] of fields) {
    const other = tasksOf({ ...options, [option]: another(field) });
    expect(other, option).toMatchObject(measured);
    expect(other.training, option).not.toBe(training);
  }
});
