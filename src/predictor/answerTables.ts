// What both programs do with the files that a command line names.

import { writeFileSync } from "node:fs";
import { openExport } from "./openExport.ts";
import { answersTable, onnxFor, predict, worthOf } from "./predict.ts";

/** Files that a command line names. */
export interface Named {
  readonly support: string;
  readonly query?: string | undefined;
  /** Where answers go; standard output without it. */
  readonly out?: string | undefined;
  /** Where the adapted predictor goes, as ONNX. */
  readonly onnx?: string | undefined;
}

/** Adapts the learner of a folder to a support table; answers a query table, and writes the predictor. @throws Error as `predict`. */
export async function answerTables(
  folder: string,
  { support, query, out, onnx }: Named,
  tell: (line: string) => void,
): Promise<void> {
  const opened = openExport(folder);
  if (onnx !== undefined) writeFileSync(onnx, await onnxFor(opened, support));
  if (query === undefined) return;
  const answers = await predict(opened, support, query);
  const table = answersTable(answers);
  if (out === undefined) process.stdout.write(table);
  else writeFileSync(out, table);
  if (answers.own?.note) tell(answers.own.note);
  const worth = worthOf(answers);
  if (worth) tell(worth);
}
