// README.md of an export: what the files are, and which columns the tables have.

import type { OwnTableKind } from "../tasks/family.ts";
import { FULL_INK } from "./examples.ts";
import {
  FILES,
  type InputsInFile,
  inOwnUnits,
  type LearnerFile,
  type PortableLearner,
  TARGET,
} from "./learnerFile.ts";
import { ownTables } from "./ownTables/registry.ts";

const COLUMNS: {
  readonly [Kind in InputsInFile["kind"]]: (
    inputs: Extract<InputsInFile, { kind: Kind }>,
    width: number,
  ) => string;
} = {
  numbers: ({ columns }) =>
    `| ${columns.map((column) => `\`${column}\``).join(", ")} | numbers, a point as decimal mark |`,
  image: (_, width) =>
    `| \`image\` | path of a PNG file, from the table's folder: dark ink on light paper, of any size; it is scaled to ${Math.sqrt(width)} × ${Math.sqrt(width)} |\n| or \`p1\` to \`p${width}\` | the pixels row by row from the top left, ink from 0 (paper) to ${FULL_INK} |`,
  text: () => "| `text` | a sentence |",
  item: () => "| `item` | an item's id, one of those in `vocabulary.json` |",
  prices: ownColumns,
  ownPrices: ownColumns,
  sales: ownColumns,
};

const IN: Readonly<Record<string, string>> = {
  "support,query": "",
  support: ". Needed in the support table; in the query table it may stand, and the answers are then scored",
  "": ". May be left out",
};

/** Columns in a person's own units. */
function ownColumns({ kind }: { readonly kind: OwnTableKind }): string {
  const { columns } = ownTables[kind];
  return columns
    .map(({ name, about, needed }) => `| \`${name}\` | ${about}${IN[needed.join()]!} |`)
    .join("\n");
}

/** The column of answers, on a line of its own. */
function targetRow({ problem, anyWays, outputs }: PortableLearner): string {
  const holds =
    problem === "regression"
      ? "the value"
      : `the name of the class; ${anyWays ? "two classes or more" : `${outputs} classes`} in a support table`;
  return `\n| \`${TARGET[problem]}\` | ${holds}${IN.support} |`;
}

/** What to do with the folder. */
export function readmeOf(
  { learner, without, iteration }: LearnerFile,
  files: readonly string[],
  withoutScript: string | undefined,
): string {
  const about: Readonly<Record<string, string>> = {
    [FILES.weights]: "what training learned: the meta-parameters (safetensors, 32-bit floats)",
    [FILES.experiment]: "the experiment, every option written out, and what the program needs to know",
    [FILES.card]: "data, splits, results with intervals, baselines, and what it must not be used for",
    [FILES.features]: "numbers by which inputs are made of a table",
    [FILES.vocabulary]: "ids and titles of the items, in the order of their rows",
    "results.csv": "every evaluation, with intervals and paired differences",
    "results.json": "the record of the run",
    "losses.csv": "the training loss, meta-step by meta-step",
    "predict.mjs": "the program: the lab's own engine and learner, in one file without dependencies",
    "package.json": "`npm test` checks this copy",
    "tfjs/model.json":
      "the network with the learned initial weights, for `tf.loadLayersModel`; adapting it is up to you",
    [FILES.onnx]:
      "the predictor adapted to `example/support.csv`, for ONNX runtimes (operators of version 17)",
    [FILES.replay]: "the run to look through in a browser, without a network: curves, results, an adaptation",
    [FILES.script]: `the experiment in PyTorch, as the run began: \`python3 ${FILES.script}\` trains it from the lab's weights and, at first, on its episodes`,
    [FILES.scriptArrays]: `what \`${FILES.script}\` reads: initial weights, the first ten meta-steps' episodes`,
    [FILES.scriptTerms]: "under what terms the drawings in it may be passed on",
  };
  const listed = files.filter((file) => about[file]).map((file) => `- \`${file}\`: ${about[file]}`);
  const head = `# A trained learner\n\nTrained for ${iteration} meta-steps with Innerloop. Read ${FILES.card} first.\n\n${listed.join("\n")}\n${withoutScript === undefined ? "" : `\nThere is no PyTorch script of the experiment: ${withoutScript}\n`}`;
  if (learner === undefined) return `${head}\nThere is no program that predicts: ${without}\n`;
  const width = learner.inputShape.reduce((product, length) => product * length, 1);
  const columns = COLUMNS[learner.inputs.kind] as (inputs: InputsInFile, width: number) => string;
  return `${head}
## Predict

With Node 20 or later:

\`\`\`sh
npm test                                                                    # answers example/, compares with the lab's answers
node predict.mjs --support example/support.csv --query example/query.csv    # answers on standard output; --out FILE writes them
node predict.mjs --support example/support.csv --onnx adapted.onnx          # the predictor adapted to that support set, as ONNX
\`\`\`

The support table holds the few known examples of a new task, the query table what is asked. The first row names the columns; others than these are left alone.

| column | holds |
| --- | --- |
${columns(learner.inputs, width)}${inOwnUnits(learner.inputs) ? "" : targetRow(learner)}
${inOwnUnits(learner.inputs) ? `\n${ownTables[learner.inputs.kind].answers}\n` : ""}
The learner adapts with its own options (\`${FILES.experiment}\`, \`learner\`), ${learner.steps > 0 ? `and what counts is what it says after ${learner.steps} inner step${learner.steps === 1 ? "" : "s"}` : "at once, without inner steps"}. ${learner.problem === "classification" && !learner.anyWays ? "Classes are numbered in the order in which the support table first names them; another order is another labelling of the same task, and may give slightly other answers. " : ""}A row that cannot be read ends the program with its file, line and column: none is left out.
`;
}
