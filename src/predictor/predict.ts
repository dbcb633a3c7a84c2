// From a support set and queries in tables to answers: what `node predict.mjs` and `npm run predict` do.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wasmDevice } from "../engine/backend/wasmDevice.ts";
import { sizeOf } from "../engine/graph/value.ts";
import { adaptedOnnx } from "../takeaway/adaptedOnnx.ts";
import { FILES, inOwnUnits, TARGET } from "../takeaway/learnerFile.ts";
import { csvOf, shortest } from "../takeaway/numbers.ts";
import { openLearner } from "../takeaway/openLearner.ts";
import type { OwnAnswers, OwnQueries, OwnReading } from "../takeaway/ownTables/ownUnits.ts";
import type { Examples } from "../tasks/episode.ts";
import { type ReadInputs, readInputs } from "./inputs.ts";
import { type OpenedExport, openExport } from "./openExport.ts";
import { readQueries, readSupport } from "./ownUnits.ts";
import { numbersIn, readSmallTable, type SmallTable, textsIn } from "./table.ts";

/** Answers to the rows of a table. */
export interface Answers {
  /** Classes in the order in which the support table first names them; empty for regression. */
  readonly classes: readonly string[];
  /** Values `[rows, 1]`, or probabilities `[rows, classes]`. */
  readonly outputs: Float32Array;
  /** The line of each row in its table. */
  readonly lines: readonly number[];
  /** What the table says of each row. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
  /** The truth, where the query table has a column of it: values, or names of classes. */
  readonly truth?: readonly (number | string)[];
  /** What outputs come to where tables are in a person's own units. */
  readonly own?: OwnAnswers;
}

const tableAt = async (path: string): Promise<SmallTable> => {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    throw new Error(`There is no file “${path}”.`);
  }
  return readSmallTable(path, bytes);
};

/** Targets of the support table as a learner reads them, and the classes that they name. */
function targetsOf(
  { learner }: OpenedExport,
  support: SmallTable,
): { readonly y: Float32Array; readonly classes: readonly string[] } {
  const column = TARGET[learner.problem];
  if (learner.problem === "regression")
    return { y: Float32Array.from(numbersIn(support, column)), classes: [] };
  const labels = textsIn(support, column);
  const classes = [...new Set(labels)];
  if (classes.length < 2)
    throw new Error(`${support.file}: all rows are of one class, “${classes[0]}”: name two at least.`);
  if (classes.length !== learner.outputs && !learner.anyWays)
    throw new Error(
      `${support.file}: it names ${classes.length} classes (${classes.slice(0, 6).join(", ")}${classes.length > 6 ? ", …" : ""}), and this learner tells ${learner.outputs} apart, no more and no fewer.`,
    );
  const y = new Float32Array(labels.length * classes.length);
  labels.forEach((label, row) => {
    y[row * classes.length + classes.indexOf(label)] = 1;
  });
  return { y, classes };
}

/** The column of truths in a query table, where there is one. @throws Error for a class that the support set lacks. */
function truthIn({ learner }: OpenedExport, query: SmallTable, classes: readonly string[]) {
  const column = TARGET[learner.problem];
  if (!query.columns.includes(column)) return undefined;
  if (learner.problem === "regression") return numbersIn(query, column);
  return textsIn(query, column).map((label, row) => {
    if (!classes.includes(label))
      throw new Error(
        `${query.file}, line ${query.lines[row]}, column ${column}: “${label}” is no class of the support set (${classes.join(", ")}).`,
      );
    return label;
  });
}

/** A support table as a learner reads it. */
interface Support {
  readonly examples: Examples;
  readonly classes: readonly string[];
  /** Numbers of one answer. */
  readonly outputs: number;
  /** Where tables are in a person's own units: how queries are read beside it. */
  readonly own?: OwnReading;
}

async function supportAt(opened: OpenedExport, path: string): Promise<Support> {
  const { learner, features } = opened;
  const table = await tableAt(path);
  if (inOwnUnits(learner.inputs)) {
    const own = readSupport(table, learner.inputs);
    return { examples: own.support, classes: [], outputs: 1, own };
  }
  const { y, classes } = targetsOf(opened, table);
  const { x } = readInputs(table, learner.inputs, sizeOf(learner.inputShape), features);
  const outputs = learner.problem === "regression" ? 1 : classes.length;
  return { examples: { x, y, count: table.rows.length }, classes, outputs };
}

/** A query table as a learner reads it. */
interface Queries extends ReadInputs, Pick<Answers, "truth"> {
  /** Where tables are in a person's own units. */
  readonly answers?: OwnQueries["answers"];
}

function queriesIn(opened: OpenedExport, query: SmallTable, { classes, own }: Support): Queries {
  const { learner, features } = opened;
  if (inOwnUnits(learner.inputs)) return readQueries(query, learner.inputs, own!);
  const read = readInputs(query, learner.inputs, sizeOf(learner.inputShape), features);
  const truth = truthIn(opened, query, classes);
  return { ...read, ...(truth && { truth }) };
}

/**
 * Adapts an export's learner to a support table and answers a query table.
 * @throws Error, a whole sentence with file, line and column, where a table does not fit.
 */
export async function predict(
  opened: OpenedExport,
  supportPath: string,
  queryPath: string,
): Promise<Answers> {
  const { learner: portable, weights } = opened;
  const { inputShape, steps } = portable;
  const known = await supportAt(opened, supportPath);
  const { examples: support, classes, outputs } = known;
  const query = await tableAt(queryPath);
  const { x, shown, truth, answers } = queriesIn(opened, query, known);
  const count = query.rows.length;
  const asked: Examples = { x, y: new Float32Array(count * outputs), count };
  const { device } = await wasmDevice();
  const learner = await openLearner(portable, weights, device);
  try {
    const batch = { tasks: 1, inputShape, outputs, support, query: asked };
    const bySteps = await learner.predict(batch, steps);
    const found = bySteps.outputs[steps]!;
    return {
      classes,
      outputs: found,
      lines: query.lines,
      shown,
      ...(truth && { truth }),
      ...(answers && { own: answers(found) }),
    };
  } finally {
    learner.dispose();
    device.dispose();
  }
}

/** The predictor adapted to a support table, as the bytes of an ONNX file. @throws Error as `predict`. */
export async function onnxFor(opened: OpenedExport, supportPath: string): Promise<Uint8Array> {
  const { examples: support, classes, outputs } = await supportAt(opened, supportPath);
  const { device } = await wasmDevice();
  try {
    return await adaptedOnnx(
      opened.learner,
      opened.weights,
      { support, outputs },
      classes,
      device,
      opened.build,
    );
  } finally {
    device.dispose();
  }
}

/** The likeliest class of a row. */
function chosenIn({ classes, outputs }: Answers, row: number): string {
  const own = outputs.subarray(row * classes.length, (row + 1) * classes.length);
  return classes[own.indexOf(Math.max(...own))]!;
}

/** The value that is answered to a row. */
const valueIn = ({ own, outputs }: Answers, row: number): number => own?.prediction[row] ?? outputs[row]!;

/**
 * Answers as a table: the line of each query, what it says of itself, the answer, and each class's probability or what
 * follows from it.
 */
export function answersTable(answers: Answers): string {
  const { classes, outputs, lines, shown, own } = answers;
  const further = Object.keys(own?.further ?? {});
  const columns = Object.keys(shown);
  const probabilities = classes.map((name) => `p(${name})`);
  return csvOf([
    ["line", ...columns, "prediction", ...probabilities, ...further],
    ...lines.map((line, row) => [
      `${line}`,
      ...columns.map((column) => shown[column]![row]!),
      classes.length > 0 ? chosenIn(answers, row) : shortest(valueIn(answers, row)),
      ...classes.map((_, label) => shortest(outputs[row * classes.length + label]!)),
      ...further.map((column) => shortest(own!.further[column]![row]!)),
    ]),
  ]);
}

/** How good answers are, in a sentence; `undefined` where the table does not know the truth. */
export function worthOf(answers: Answers): string | undefined {
  const { truth, classes } = answers;
  if (truth === undefined) return undefined;
  const count = truth.length;
  if (classes.length > 0) {
    const right = truth.filter((label, row) => label === chosenIn(answers, row)).length;
    return `${right} of ${count} right (accuracy ${((100 * right) / count).toFixed(1)}%).`;
  }
  const error =
    truth.reduce<number>((sum, value, row) => sum + (Number(value) - valueIn(answers, row)) ** 2, 0) / count;
  return `Mean squared error ${error.toPrecision(6)} on ${count} rows.`;
}

/** Answers may differ so much from the lab's: another processor, another order of sums. */
const TOLERANCE = 1e-5;

/** Answers the example and compares with what the lab answered. @throws Error where they differ. */
export async function checkExample(folder: string): Promise<string> {
  const answers = await predict(
    openExport(folder),
    join(folder, FILES.exampleSupport),
    join(folder, FILES.exampleQuery),
  );
  const known = await tableAt(join(folder, FILES.exampleAnswers));
  const { classes, outputs } = answers;
  const columns =
    classes.length > 0
      ? classes.map((name) => Float32Array.from(numbersIn(known, `p(${name})`)))
      : [Float32Array.from(numbersIn(known, "prediction"))];
  const width = columns.length;
  let most = 0;
  outputs.forEach((value, index) => {
    const row = Math.floor(index / width);
    const lab = columns[index % width]![row]!;
    const here = classes.length > 0 ? value : valueIn(answers, row);
    // Units may be many: large answers may differ by as large a part of them.
    most = Math.max(most, Math.abs(here - lab) / Math.max(1, Math.abs(lab)));
  });
  if (known.rows.length !== answers.lines.length || !(most <= TOLERANCE))
    throw new Error(`The answers differ from the lab's by ${most}: this copy is damaged.`);
  return `${answers.lines.length} answers, the largest difference from the lab's ${most.toExponential(1)}.`;
}
