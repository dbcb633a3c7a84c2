// The program of an export: `node predict.mjs --support support.csv --query query.csv`.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { answerTables } from "./answerTables.ts";
import { checkExample } from "./predict.ts";

const USAGE = `node predict.mjs --support support.csv --query query.csv [--out answers.csv]
node predict.mjs --support support.csv --onnx adapted.onnx
node predict.mjs --check

  --support  the few known examples of a new task: inputs and answers
  --query    what is asked: inputs; with answers too, the predictions are scored
  --out      where the predictions go, as CSV; without it to standard output
  --onnx     where the predictor goes that is adapted to the support set, as ONNX
  --check    answers the example in this folder and compares with what the lab answered

README.md says which columns the tables have.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      support: { type: "string" },
      query: { type: "string" },
      out: { type: "string" },
      onnx: { type: "string" },
      check: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const folder = dirname(fileURLToPath(import.meta.url));
  if (values.check) {
    process.stdout.write(`${await checkExample(folder)}\n`);
    return;
  }
  if (values.help || values.support === undefined || (values.query ?? values.onnx) === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  await answerTables(folder, { support: values.support, ...values }, (line) =>
    process.stderr.write(`${line}\n`),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
