// npm run predict: adapts an exported learner to a support table and answers a query table.

import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { openExport } from "../predictor/openExport.ts";
import { answersTable, predict, worthOf } from "../predictor/predict.ts";
import { runCommand, tell } from "./command.ts";

interface Flags {
  readonly support: string;
  readonly query: string;
  readonly out?: string;
}

async function answer(folder: string, { support, query, out }: Flags): Promise<void> {
  const answers = await predict(openExport(folder), support, query);
  const table = answersTable(answers);
  if (out === undefined) process.stdout.write(table);
  else writeFileSync(out, table);
  const worth = worthOf(answers);
  if (worth) tell(worth);
}

const program = new Command("predict")
  .argument(
    "<folder>",
    "an export: what `npm run experiment -- … --export FOLDER` or the page wrote, unzipped",
  )
  .requiredOption("--support <file>", "the few known examples of a new task, as a table")
  .requiredOption(
    "--query <file>",
    "what is asked, as a table; with answers in it, the predictions are scored",
  )
  .option("--out <file>", "where the predictions go, as CSV; without it to standard output")
  .action(answer);

await runCommand(program);
