// npm run predict: adapts an exported learner to a support table and answers a query table.

import { Command } from "commander";
import { answerTables, type Named } from "../predictor/answerTables.ts";
import { runCommand, tell } from "./command.ts";

const program = new Command("predict")
  .argument(
    "<folder>",
    "an export: what `npm run experiment -- … --export FOLDER` or the page wrote, unzipped",
  )
  .requiredOption("--support <file>", "the few known examples of a new task, as a table")
  .option("--query <file>", "what is asked, as a table; with answers in it, the predictions are scored")
  .option("--out <file>", "where the predictions go, as CSV; without it to standard output")
  .option("--onnx <file>", "where the predictor goes that is adapted to the support set, as ONNX")
  .action((folder: string, named: Named) => {
    if (named.query === undefined && named.onnx === undefined)
      throw new Error("Name what is asked with --query, or where the adapted predictor goes with --onnx.");
    return answerTables(folder, named, tell);
  });

await runCommand(program);
