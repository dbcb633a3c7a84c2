// An export on disk, read and checked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import type { HostParameters } from "../models/model.ts";
import {
  FEATURES,
  FILES,
  FORM,
  FORM_VERSION,
  inOwnUnits,
  type LearnerFile,
  type PortableLearner,
} from "../takeaway/learnerFile.ts";
import { ownTables } from "../takeaway/ownTables/registry.ts";
import { readSafetensors } from "../takeaway/safetensors.ts";
import type { OwnTableKind } from "../tasks/family.ts";
import type { Features } from "./inputs.ts";

/** A learner as an export holds it. */
export interface OpenedExport {
  readonly learner: PortableLearner;
  readonly weights: HostParameters;
  readonly features: Features;
  /** Version of the lab that wrote it. */
  readonly build: string;
}

const OWN_KINDS = Object.keys(ownTables) as OwnTableKind[];
const count = z.number().check(z.int(), z.nonnegative());
const options = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));
const chosen = z.object({ id: z.string(), options });
const learner = z.object({
  algorithm: chosen,
  model: chosen,
  problem: z.enum(["regression", "classification"]),
  inputShape: z.array(count).check(z.minLength(1)),
  outputs: count,
  trainingClasses: count,
  items: z.optional(count),
  anyWays: z.boolean(),
  steps: count,
  seed: z.number(),
  inputs: z.union([
    z.object({ kind: z.literal("numbers"), columns: z.array(z.string()) }),
    z.object({ kind: z.enum(["image", "text", "item"]) }),
    z.object({ kind: z.enum(OWN_KINDS), settings: z.record(z.string(), z.number()) }),
  ]),
});
const form = z.looseObject({
  form: z.literal(FORM),
  version: z.number(),
  build: z.string(),
  learner: z.optional(learner),
  without: z.optional(z.string()),
});

/** Reads one file of the export. @throws Error where it is not there. */
function bytesOf(folder: string, file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(join(folder, file)));
  } catch {
    throw new Error(`There is no ${file} in “${folder}”: name the folder of an export, unzipped whole.`);
  }
}

const jsonOf = (folder: string, file: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(folder, file)));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${join(folder, file)} is no JSON: ${error.message}.`);
    throw error;
  }
};

/** Opens an export. @throws Error, a whole sentence, where a file is missing, damaged or of another version. */
export function openExport(folder: string): OpenedExport {
  const read = form.safeParse(jsonOf(folder, FILES.experiment));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `${join(folder, FILES.experiment)} is no learner of this lab (${issue?.path.join(".") || "the whole"}: ${issue?.message}).`,
    );
  }
  const file = read.data as unknown as LearnerFile;
  if (file.version !== FORM_VERSION)
    throw new Error(
      `${join(folder, FILES.experiment)} is of version ${file.version}; this program reads version ${FORM_VERSION}. Use the predict.mjs that lies beside it.`,
    );
  if (file.learner === undefined)
    throw new Error(`No predictions can be had of this export: ${file.without}`);
  const { inputs } = file.learner;
  const { kind } = inputs;
  const missing = inOwnUnits(inputs)
    ? ownTables[inputs.kind].settings.filter((name) => inputs.settings[name] === undefined)
    : [];
  if (missing.length > 0)
    throw new Error(`${join(folder, FILES.experiment)} lacks ${missing.join(", ")} of its inputs.`);
  const tensors =
    kind === "text" || kind === "item"
      ? readSafetensors(bytesOf(folder, FILES.features), FILES.features)
      : {};
  const ids =
    kind === "item"
      ? z.object({ ids: z.array(z.string()) }).parse(jsonOf(folder, FILES.vocabulary)).ids
      : undefined;
  return {
    build: file.build,
    learner: file.learner,
    weights: readSafetensors(bytesOf(folder, FILES.weights), FILES.weights),
    features: { inverse: tensors[FEATURES.inverse]?.values, rows: tensors[FEATURES.rows]?.values, ids },
  };
}
