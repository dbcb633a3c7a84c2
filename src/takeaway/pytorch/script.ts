// An experiment as a short PyTorch script, put together of what its family, model and algorithm say of themselves; with
// the lab's initial weights and first episodes beside it, so that it begins as the lab does.

import { strToU8 } from "fflate";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import type { AlgorithmInPyTorch } from "../../algorithms/pytorch.ts";
import { algorithms } from "../../algorithms/registry.ts";
import type { TaskData } from "../../data/kinds.ts";
import { Random } from "../../engine/random.ts";
import { isRepeatable, type RunRecord } from "../../experiment/record.ts";
import { unstated } from "../../experiment/unstated.ts";
import { HEAD } from "../../models/model.ts";
import type { ModelInPyTorch } from "../../models/pytorch.ts";
import { models } from "../../models/registry.ts";
import type { Options } from "../../schema/fields.ts";
import type { NumPyArray, TasksInPyTorch } from "../../tasks/pytorch.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { trainingStream } from "../../training/episodes/trainingStream.ts";
import { inEnglish } from "../../words/said.ts";
import { FILES, type PortableLearner } from "../learnerFile.ts";
import { shortest } from "../numbers.ts";
import { initialWeights } from "../openLearner.ts";
import { writeNpz } from "./npz.ts";

/** Meta-steps whose episodes go along. */
const STORED = 10;
/** Names of weights among the arrays begin so. */
const WEIGHTS = "weights/";

/** Files of the script: it, and its arrays. */
export type ScriptFiles = Readonly<Record<string, Uint8Array>>;

const LOSS = {
  regression: `def loss_of(outputs, y):
    """Mean squared error, task by task: [T]."""
    return (outputs - y).square().mean((1, 2))
`,
  classification: `def loss_of(outputs, y):
    """Cross-entropy of logits with one-hot targets, task by task: [T]."""
    return -(y * F.log_softmax(outputs, 2)).sum(2).mean(1)
`,
} as const;

/** What an algorithm asks of the model beyond applying it: outputs on the query set, or on both sets. */
const BOTH = {
  answers: {
    alone: `def answers(weights, support, query):
    """Outputs on the query set."""
    return model(weights, query)
`,
    seeing: `def answers(weights, support, query):
    """Outputs on the query set, normalised by the statistics of the support set."""
    seen = support.shape[1]
    return model(weights, torch.cat([support, query], 1), seen)[:, seen:]
`,
  },
  embeddings: {
    alone: `def embeddings(weights, support, query):
    """Where support and query set lie."""
    return model(weights, support), model(weights, query)
`,
    seeing: `def embeddings(weights, support, query):
    """Where support and query set lie, both normalised by the statistics of the support set."""
    seen = support.shape[1]
    points = model(weights, torch.cat([support, query], 1), seen)
    return points[:, :seen], points[:, seen:]
`,
  },
} as const;

/** The outer rate at \`step\`, as Python. */
const RATES: Readonly<Record<string, (rate: number, iterations: number) => string>> = {
  constant: (rate) => `${rate}`,
  linear: (rate, iterations) => `${rate} * (1 - min(1, step / ${iterations}))`,
  cosine: (rate, iterations) => `${rate} * (1 + math.cos(math.pi * min(1, step / ${iterations}))) / 2`,
};

/** The outer loop, by the experiment's training options. */
function trainingCode(training: Options, lab: readonly number[]): string {
  const { optimiser, momentum, outerLearningRate, schedule, gradientClip, iterations } = training;
  const adam = optimiser === "adam";
  const limit = Number(gradientClip);
  const rate = RATES[`${schedule}`]!(Number(outerLearningRate), Number(iterations));
  return `def train(meta_steps):
    weights = {
        name[len("${WEIGHTS}"):]: array.clone().requires_grad_()
        for name, array in ARRAYS.items()
        if name.startswith("${WEIGHTS}")
    }
    optimiser = ${adam ? "torch.optim.Adam(weights.values())" : `torch.optim.SGD(weights.values(), 1, momentum=${Number(momentum)})`}
    for step in range(meta_steps):
        optimiser.zero_grad()
        loss = learn(weights, *episodes(step), step)
${limit > 0 ? `        torch.nn.utils.clip_grad_norm_(weights.values(), ${limit})\n` : ""}        for group in optimiser.param_groups:
            group["lr"] = ${rate}
${
  adam
    ? `            # Kingma and Ba's second form of Adam has epsilon beside the root of v before its bias is taken out.
            group["eps"] = 1e-8 / math.sqrt(1 - 0.999 ** (step + 1))\n`
    : ""
}        optimiser.step()
        if step < ${STORED} or (step + 1) % 100 == 0:
            lab = f"   (the lab: {LAB[step]:.6f})" if step < len(LAB) else ""
            print(f"meta-step {step + 1}: loss {loss:.6f}{lab}", flush=True)
    return weights


# What the lab's own run lost in its first meta-steps.
LAB = [${lab.map(shortest).join(", ")}]

if __name__ == "__main__":
    train(int(sys.argv[1]) if len(sys.argv) > 1 else ${Number(iterations)})
`;
}

/** The losses of the run's first meta-steps, where it made them by the experiment as it began. */
const firstLosses = (record: RunRecord): number[] =>
  isRepeatable(record) && record.ready === undefined ? [...record.losses.values.subarray(0, STORED)] : [];

/**
 * The script of the experiment as the run began, and its arrays; none where no script states it.
 * @param portable The learner of that run.
 */
export async function scriptFiles(
  record: RunRecord,
  portable: PortableLearner,
  data: TaskData | undefined,
  link: string,
): Promise<ScriptFiles> {
  const { experiment, build } = record;
  if (unstated(experiment) !== undefined) return {};
  const { task, model, algorithm, training, run } = experiment;
  const family = taskFamilies[task.id];
  const [tasksInPyTorch, modelInPyTorch, algorithmInPyTorch] = (await Promise.all(
    [family, models[model.id], algorithms[algorithm.id]].map(
      (entry) => "pytorch" in entry && entry.pytorch(),
    ),
  )) as [TasksInPyTorch, ModelInPyTorch, AlgorithmInPyTorch];
  const meta: AlgorithmMeta = algorithms[algorithm.id].meta;
  const weights = await initialWeights({ ...portable, algorithm });
  const tasks = Number(training.metaBatch);
  const random = new Random(Number(run.seed));
  const streams = Array.from({ length: STORED }, (_, step) => trainingStream(random, step));
  const asked = BOTH[meta.adaptsBySteps ? "answers" : "embeddings"];
  const terms = data && "terms" in data && typeof data.terms === "string" ? data.terms : undefined;
  const script = `"""${family.meta.label}, ${meta.label}: an experiment of Innerloop in PyTorch.

${meta.summary}${meta.paper ? `\n${meta.paper}.` : ""}

The first ${STORED} meta-steps are on the lab's own episodes and from its initial weights (${FILES.scriptArrays}): they lose
what the lab lost on WebAssembly, to 1e-4, until roundings in single precision part them: on small networks not within
these steps, through many filters after the third or so, where PyTorch in double precision parts from this script too.
From then on episodes are drawn here, by the same law.
The whole experiment, behind the lab's address (build ${build}): ${link}

    python3 ${FILES.script} [meta-steps]
"""

import math
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

with np.load(Path(__file__).with_name("${FILES.scriptArrays}")) as arrays:
    ARRAYS = {name: torch.from_numpy(array) for name, array in arrays.items()}


${tasksInPyTorch.code(task.options, tasks, STORED)}

${modelInPyTorch.code(model.options, HEAD.weights in weights)}

${modelInPyTorch.seesSupport(model.options) ? asked.seeing : asked.alone}

${LOSS[portable.problem]}

${algorithmInPyTorch.code(algorithm.options)}

${trainingCode(training, firstLosses(record))}`;
  const arrays: Record<string, NumPyArray> = {
    ...Object.fromEntries(Object.entries(weights).map(([name, array]) => [WEIGHTS + name, array])),
    ...tasksInPyTorch.arrays(task.options, tasks, streams, data),
  };
  return {
    [FILES.script]: strToU8(script),
    [FILES.scriptArrays]: writeNpz(arrays),
    ...(terms !== undefined && { [FILES.scriptTerms]: strToU8(terms) }),
  };
}

/** Why an export has no script, in a sentence; `undefined` where it has one. */
export const withoutScript = ({ experiment }: Pick<RunRecord, "experiment">): string | undefined => {
  const why = unstated(experiment);
  return why && inEnglish(why);
};
