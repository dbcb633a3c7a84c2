// The model card of an export (after Mitchell et al. 2019), written from the run's record: nothing in it is by hand.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import { countsInWords } from "../data/counts.ts";
import { dataKinds } from "../data/kinds.ts";
import { normalisationOf } from "../experiment/conditions.ts";
import { nameWithRate } from "../experiment/contenders.ts";
import { differenceOfMeasure, intervalOfMeasure, measureOf } from "../experiment/figures.ts";
import { latestEvaluations } from "../experiment/latest.ts";
import type { RunRecord } from "../experiment/record.ts";
import { type Interval, measuresIn } from "../experiment/results.ts";
import type { MeasureId } from "../measures/registry.ts";
import { models } from "../models/registry.ts";
import type { Options, Schema } from "../schema/fields.ts";
import { isShown, nameOfField, withData } from "../schema/fields.ts";
import type { Split } from "../tasks/episode.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inEnglish } from "../words/said.ts";
import type { LearnerFile } from "./learnerFile.ts";

const SPLITS = ["training", "validation", "test"] as const satisfies readonly Split[];

const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

/** Every option of a part that holds with the others, by its name. */
const optionsInWords = (schema: Schema, options: Options): string =>
  Object.entries(schema)
    .flatMap(([name, field]) => {
      const value = options[name];
      if (value === undefined || !isShown(field, options)) return [];
      const choice = field.kind === "choice" && field.choices.find((one) => one.value === value);
      const inWords = choice
        ? choice.label
        : typeof value === "boolean"
          ? value
            ? "on"
            : "off"
          : `${value}`;
      return [`${inEnglish(nameOfField(field))} ${inWords}`];
    })
    .join("; ");

/** Whether a difference speaks for the learner, its whole interval. */
function isBetter(id: MeasureId, { mean, ci95 }: Interval): boolean {
  const { better } = measureOf(id);
  return ci95 !== undefined && (better === "up" ? mean - ci95 > 0 : mean + ci95 < 0);
}

function resultsInWords(record: RunRecord): string {
  const latest = latestEvaluations(record);
  const learner = latest.find(({ role }) => role === "learner");
  if (learner === undefined)
    return "The learner was not measured before it was taken away: nothing is known of it.";
  const { split, tasks, iteration, trainedSteps } = learner;
  const steps = trainedSteps > 0 ? `, after ${trainedSteps} inner step${trainedSteps === 1 ? "" : "s"}` : "";
  const ids = measuresIn(learner.measures);
  const compared = ids.filter((id) => latest.some(({ difference }) => difference?.[id]));
  const rows = record.contenders.flatMap((contender) => {
    const found = latest.find(({ role }) => role === contender.role);
    if (found === undefined) return [];
    return [
      [
        inEnglish(nameWithRate(contender, record.current)),
        ...ids.map((id) => {
          const value = found.measures[id];
          return value ? inEnglish(intervalOfMeasure(id, value, 1)) : "";
        }),
        ...compared.map((id) => {
          const difference = found.difference?.[id];
          return difference ? inEnglish(differenceOfMeasure(id, difference, 1)) : "";
        }),
      ],
    ];
  });
  const [first] = ids;
  const asGood = record.contenders.filter(({ role }) => {
    const difference = first && latest.find((one) => one.role === role)?.difference?.[first];
    return difference !== undefined && !isBetter(first!, difference);
  });
  const verdict =
    asGood.length > 0
      ? `\n\n**Not shown to be better by ${measureOf(first!).label} than:** ${asGood.map((one) => inEnglish(nameWithRate(one, record.current))).join("; ")}.`
      : "";
  const untested =
    split === "test"
      ? ""
      : `\n\n**Not tested:** the run was taken away before its end, and these are ${split} tasks, by which it may have been stopped or chosen.`;
  return `On ${tasks} ${split} tasks${steps}, at meta-step ${iteration}. Half-widths of 95% intervals over tasks (Student's t). Differences are the learner less the contender on the same tasks, paired by task.\n\n${table(
    [
      "contender",
      ...ids.map((id) => measureOf(id).label),
      ...compared.map((id) => `learner less it: ${measureOf(id).label}`),
    ],
    rows,
  )}${verdict}${untested}`;
}

function dataInWords({ experiment, data }: RunRecord): string {
  const { data: kindId, label, summary }: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  if (kindId === undefined || data === undefined)
    return `**${label}.** ${summary} The tasks are made up by a law, not taken from data: training, validation and test tasks are drawn from the same law by streams of their own.`;
  const own = experiment.data !== "";
  const name = own
    ? `A person's own data, fingerprint \`${experiment.data}\``
    : `${dataKinds[kindId].shipped!.of(experiment.task.options).label}, which ships with the lab (its card and terms: \`datasets/\` of the lab)`;
  const { mapping } = experiment;
  return [
    `**${label}.** ${summary}`,
    `${name}.${mapping ? ` Columns: \`${JSON.stringify(mapping)}\`.` : ""}`,
    table(
      ["side", "holds"],
      SPLITS.map((split) => [split, inEnglish(countsInWords(data.counts[split], kindId))]),
    ),
    ...(data.notices.length > 0 ? [bullets(data.notices.map(inEnglish))] : []),
  ].join("\n\n");
}

/** What follows from how it was trained and measured, and what does not. */
function limits({ experiment, contenders, data }: RunRecord, file: LearnerFile): string[] {
  const { task } = experiment;
  const { data: kind, problem }: TaskFamilyMeta = taskFamilies[task.id].meta;
  const { options } = task;
  const shots = options.testShots ?? options.shots;
  return [
    kind === undefined || data === undefined
      ? "Anything about real data: it has seen made-up tasks alone, of the law and the ranges named above."
      : "Tasks of other data than those above: nothing is known of how it does there. Measure it on tasks of your own first.",
    ...(shots === undefined
      ? []
      : [
          `Support sets of another size: it was measured with ${Number(shots)} known examples${problem === "classification" ? " of each class" : ""}. It answers others too, and nothing is known of how well.`,
        ]),
    ...(file.learner?.problem === "classification" && !file.learner.anyWays
      ? [`Other numbers of classes than ${file.learner.outputs}: it refuses them.`]
      : []),
    ...(file.learner?.problem === "classification"
      ? ["Inputs that belong to none of the classes named: it chooses one all the same."]
      : []),
    ...(kind === "ratings"
      ? [
          "Items that were not among the data: it refuses them. What it says of people rests on their ratings alone.",
        ]
      : []),
    "Decisions about people that they cannot question, and decisions in which an error does harm: no figure above speaks of single cases.",
    ...(contenders.length > 1
      ? [
          "As proof that a contender above is worse in general: they were measured on these tasks, with one seed.",
        ]
      : ["As proof that it is better than something simpler: no baseline was measured beside it."]),
  ];
}

/** The card. */
export function modelCard(record: RunRecord, file: LearnerFile): string {
  const { current, iteration, build, backend, marks, moves, ready, reason } = record;
  const { task, model, algorithm, training, run } = current;
  const meta: AlgorithmMeta = algorithms[algorithm.id].meta;
  const day = new Date(record.begunAt).toISOString().slice(0, 10);
  const normalisation = normalisationOf(current);
  const turned = marks.map(
    ({ iteration: at, path, from, value }) => `${path.option}: ${from} → ${value} at meta-step ${at}`,
  );
  const place = `${inEnglish(backend.device)} (${backend.name})`;
  const later = moves.map(
    ({ iteration: at, to }, index) => `from meta-step ${at} on ${index === moves.length - 1 ? place : to}`,
  );
  return `# ${taskFamilies[task.id].meta.label}, ${meta.label}: a model card

Written by Innerloop from the record of a run. It was begun on ${day}, with build ${build}, on ${[moves[0]?.from ?? place, ...later].join(", ")}${ready ? `, and goes on from weights made on ${ready.day} with build ${ready.build}` : ""}.

## What it is

A meta-learner: from a few known examples of a task that it has never seen it makes a predictor for that task. ${meta.summary}${meta.paper ? ` (${meta.paper}.)` : ""}

- **Algorithm:** ${meta.label}. ${optionsInWords(meta.schema, algorithm.options)}.
- **Model:** ${models[model.id].meta.label}. ${optionsInWords(models[model.id].meta.schema, model.options)}.
- **Tasks:** ${optionsInWords(withData(taskFamilies[task.id].meta.schema, current.data), task.options)}.
- **Training:** ${iteration} meta-steps${inEnglish(reason) ? ` (${inEnglish(reason)})` : ""}, ${Object.entries(
    training,
  )
    .map(([name, value]) => `${name} ${value}`)
    .join(", ")}.
- **Seed:** ${run.seed}.${normalisation ? `\n- **Normalisation:** ${normalisation}.` : ""}
- **Again:** the lab's address with \`${file.link}\` behind it trains the same.${turned.length > 0 ? ` Not quite: knobs were turned while it trained (${turned.join("; ")}).` : ""}

## Data

${dataInWords(record)}

## Results

${resultsInWords(record)}

## What it must not be used for

${bullets(limits(record, file))}
${file.learner ? "" : `\n## No program\n\n${file.without}\n`}`;
}
