// npm run dataset -- <name>: fetches a public data set from its official place, for whoever accepts its terms.

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Presets, SingleBar } from "cli-progress";
import { Command } from "commander";
import { fileSource } from "../src/cli/fileSource.ts";
import { openContainer } from "../src/data/table/containers.ts";
import { bytesSource } from "../src/data/table/source.ts";
import { zipMembers } from "../src/data/table/zip.ts";
import { download } from "./download.ts";
import { PUBLIC_DATASETS, type PublicDataset } from "./public.ts";
import { workbookToCsv } from "./workbook.ts";

/** The workbook in a zip as a CSV beside it. */
async function unpackWorkbook(zip: string, csv: string): Promise<void> {
  if (await stat(csv).catch(() => undefined)) return;
  const [workbook] = await zipMembers(bytesSource(new Uint8Array(await readFile(zip)), zip));
  if (workbook === undefined) throw new Error(`${zip} holds no workbook.`);
  const pieces: Uint8Array[] = [];
  for await (const piece of workbook.open()) pieces.push(piece);
  const rows = await workbookToCsv(bytesSource(Buffer.concat(pieces), workbook.path), csv);
  console.log(`${csv}: ${rows.toLocaleString("en-US")} rows of the workbook's sheets`);
}

async function fetchDataset(
  { label, terms, workbookAs, ...set }: PublicDataset,
  folder: string,
): Promise<void> {
  console.log(`${label}\n${set.url}\nTerms: ${terms}`);
  const bar = new SingleBar(
    { format: "{bar} {percentage}% {value} of {total} bytes" },
    Presets.shades_classic,
  );
  let started = false;
  const path = await download(set, folder, (done, total) => {
    if (!started && total !== undefined) bar.start(total, 0);
    started ||= total !== undefined;
    bar.update(done);
  }).finally(() => bar.stop());
  if (workbookAs !== undefined) {
    await unpackWorkbook(path, join(folder, workbookAs));
    return;
  }
  const source = await fileSource(path);
  const { files } = await openContainer(source);
  await source.close();
  console.log(`${path}: ${files.map(({ name }) => name).join(", ")}`);
}

new Command()
  .name("npm run dataset --")
  .description(`Fetches a public data set. Names: ${PUBLIC_DATASETS.map(({ name }) => name).join(", ")}.`)
  .argument("<name>")
  .option("--folder <folder>", "where to put it", "datasets/downloads")
  .action(async (name: string, { folder }: { folder: string }) => {
    const set = PUBLIC_DATASETS.find((one) => one.name === name);
    if (set === undefined)
      throw new Error(
        `There is no data set “${name}”. There are ${PUBLIC_DATASETS.map((one) => one.name).join(", ")}.`,
      );
    await fetchDataset(set, folder);
  })
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
