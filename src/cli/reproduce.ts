// npm run reproduce: presets trained from nothing, each result beside the paper's figure, as a row of a table.

import { readFileSync, writeFileSync } from "node:fs";
import { Argument, Command } from "commander";
import { coverageAt, percents, withInterval } from "../experiment/figures.ts";
import { type Preset, type PresetId, presets } from "../experiment/presets.ts";
import type { Evaluation, Interval } from "../experiment/results.ts";
import { type OpenedDevice, openDevice } from "../training/session/openDevice.ts";
import { runCommand, tell } from "./command.ts";
import { imagesFrom } from "./images.ts";
import { nodeThreads } from "./threads.ts";
import { testOf, trainToEnd } from "./train.ts";

const PAGE = new URL("../../docs/reproduction.md", import.meta.url).pathname;
/** Steps whose loss the sinusoid tables of the papers give. */
const TABLED_STEPS = [1, 5, 10];
const ids = Object.keys(presets) as PresetId[];
const COLUMNS = ["experiment", "paper", "ours", "beside the paper", "length", "command", "day"];

const HEAD = `# Results beside the papers'

By \`npm run reproduce\` (all rows) and \`npm run reproduce -- <row>\` (one), each on the day that its row names. 600 test tasks, for bandits 1,000; after ± half of the 95% interval over tasks; accuracies after the last test step, inductive; mean squared errors after 1, 5, 10 steps; rewards of a whole trial. "Within" means that the paper's figure lies in our interval or ours is better. Characters are this lab's glyphs, on scripts never seen in training, not Omniglot: their figures stand beside the papers' for orientation and are no claim to reproduce them. Sinusoids and bandits are the papers' own tasks.
`;

/** The figures that a table would give, and whether more is better. */
function figures({ bySteps, reward }: Evaluation): { values: Interval[]; unit: "reward" | "%" | "loss" } {
  if (reward) return { values: [reward], unit: "reward" };
  const last = bySteps.at(-1)!.accuracy;
  if (last) return { values: [percents(last)], unit: "%" };
  return { values: TABLED_STEPS.flatMap((step) => bySteps[step]?.loss ?? []), unit: "loss" };
}

/** "92.74 ± 0.52%", or "0.54 ± 0.05, 0.38 ± 0.06, 0.33 ± 0.05"; if wanted, what the predictive distribution is worth. */
function words(evaluation: Evaluation, uncertain: boolean): string {
  const { values, unit } = figures(evaluation);
  const plain = (value: Interval) => withInterval(value, 2);
  const text = values.map((value) => withInterval(value, 2, unit === "%" ? "%" : "")).join(", ");
  const { uncertainty } = evaluation;
  if (!uncertain || uncertainty === undefined) return text;
  const within = (level: number) => (100 * coverageAt(uncertainty, level)).toFixed(0);
  return `${text}; negative log likelihood ${plain(uncertainty.negativeLogLikelihood)}, in the 50% and 90% bands ${within(0.5)}% and ${within(0.9)}%, best of ${uncertainty.samples} ${plain(uncertainty.best)}`;
}

/** How ours stands to the paper's figure. */
function beside({ published, tried }: Preset, evaluation: Evaluation): string {
  if (published === undefined || published.elsewhere) return tried ?? "no figure for such tasks";
  // "98.7 ± 0.4%" and "0.67, 0.38, 0.35": intervals left out.
  const theirs = (published.value.replaceAll(/±\s*[\d.]+/g, "").match(/[\d.]+/g) ?? []).map(Number);
  const { values, unit } = figures(evaluation);
  const short = values.slice(0, theirs.length).map(({ mean, ci95 = 0 }, index) => {
    const gap = unit === "loss" ? mean - theirs[index]! : theirs[index]! - mean;
    if (gap <= ci95) return "within";
    const part = unit === "%" ? " points" : ` (${((100 * gap) / theirs[index]!).toFixed(1)}%)`;
    return `short by ${gap.toFixed(unit === "%" ? 1 : 2)}${part}`;
  });
  const text = [...new Set(short)].join(", ");
  return text !== "within" && tried ? `${text}. ${tried}` : text;
}

async function row(id: PresetId, opened: OpenedDevice): Promise<string> {
  const preset: Preset = presets[id];
  const { label, experiment, published, unpublished } = preset;
  tell(`${label}…`);
  const images = experiment.task.id === "glyphs" ? imagesFrom([], [], tell) : undefined;
  const record = await trainToEnd(experiment, opened, images);
  const { contenders, iteration: iterations } = record;
  const evaluations = contenders.map(({ role }) => testOf(record, role));
  const uncertain = evaluations.some(({ uncertainty }) => (uncertainty?.samples ?? 1) > 1);
  const ours = evaluations.map((evaluation, index) => {
    const text = words(evaluation, uncertain);
    return contenders.length > 1 ? `${contenders[index]!.label}: ${text}` : text;
  });
  const cells = [
    label,
    published
      ? `${published.value} (${published.what.toLowerCase()}; ${published.source}; ${published.conditions})`
      : unpublished!,
    ours.join("<br>"),
    beside(preset, evaluations[0]!),
    `${iterations.toLocaleString("en")} iterations, ${Math.round(record.trainingMs / 1000)} s (${record.backend.device})`,
    `\`npm run reproduce -- ${id}\``,
    new Date().toISOString().slice(0, 10),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The page's rows by preset, as they stand. */
function standing(): Map<string, string> {
  const rows = readFileSync(PAGE, "utf8").split("\n");
  return new Map(
    rows.flatMap((line) => {
      const id = /`npm run reproduce -- ([^`]+)`/.exec(line)?.[1];
      return id && line.startsWith("|") ? [[id, line]] : [];
    }),
  );
}

async function reproduce(which: PresetId | undefined): Promise<void> {
  const opened = await openDevice("wasm", nodeThreads);
  for (const id of which === undefined ? ids : [which]) {
    const made = await row(id, opened);
    // Read anew each time, so that what another command wrote meanwhile stays.
    const rows = standing().set(id, made);
    const table = [
      `| ${COLUMNS.join(" | ")} |`,
      `|${" --- |".repeat(COLUMNS.length)}`,
      ...ids.flatMap((each) => rows.get(each) ?? []),
    ];
    writeFileSync(PAGE, `${HEAD}\n${table.join("\n")}\n`);
    process.stdout.write(`${made}\n`);
  }
}

await runCommand(
  new Command("reproduce")
    .addArgument(new Argument("[row]", "one preset; without it all").choices(ids))
    .action(reproduce),
);
