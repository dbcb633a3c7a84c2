// Ready weights: what `npm run reproduce -- <row> --weights` keeps of a run in datasets/weights, and their data card.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { optimisers } from "../engine/optimisers.ts";
import { withInterval } from "../experiment/figures.ts";
import { type PresetId, presets } from "../experiment/presets/registry.ts";
import type { RunRecord } from "../experiment/record.ts";
import type { SavedRun } from "../experiment/results.ts";
import { writeLink } from "../share/link.ts";
import type { ReadyFile } from "../share/ready.ts";
import { RUN_FILE_ENDING, readRunFile, writeRunFile } from "../share/runFile.ts";
import { inEnglish } from "../words/said.ts";
import { type Trained, testOf } from "./train.ts";

const FOLDER = new URL("../../datasets/weights/", import.meta.url);
const INDEX = new URL("index.json", FOLDER);
const CARD = new URL("README.md", FOLDER);

/** Names under which optimisers keep their state of a parameter. */
const STATE = [...new Set(Object.values(optimisers).flatMap(({ state }) => [...state]))];

/** The weights of whoever learns, without what their optimisers hold. */
function weightsAlone({ contenders }: RunRecord, { iteration, learners }: SavedRun): SavedRun {
  const learns = contenders.filter((one) => one.learns).map(({ role }) => role);
  return {
    iteration,
    learners: learners
      .filter(([role]) => learns.includes(role))
      .map(([role, learner]) => [
        role,
        {
          ...learner,
          tensors: Object.fromEntries(
            Object.entries(learner.tensors).filter(
              ([name]) => !STATE.some((kind) => name.startsWith(`${kind}:`)),
            ),
          ),
        },
      ]),
  };
}

/** Keeps a run of a preset as its ready one. */
export function writeReady(id: PresetId, { record, saved }: Trained): void {
  const ready = {
    day: new Date(record.begunAt).toISOString().slice(0, 10),
    build: record.build,
    device: inEnglish(record.backend.device),
    iterations: record.iteration,
  };
  const bytes = writeRunFile([
    {
      record: { ...record, ready },
      saved: weightsAlone(record, saved),
      name: presets[id].label,
      note: "",
      starred: false,
    },
  ]);
  writeFileSync(new URL(`${id}${RUN_FILE_ENDING}`, FOLDER), bytes);
  writeReadyCard();
}

/** Writes the index and the table of the card from the files that are there, in the presets' order. */
export function writeReadyCard(): void {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const index: ReadyFile[] = [];
  const lines: string[] = [];
  for (const id of Object.keys(presets) as PresetId[]) {
    const name = `${id}${RUN_FILE_ENDING}`;
    if (!files.includes(name)) continue;
    const bytes = new Uint8Array(readFileSync(new URL(name, FOLDER)));
    const { record } = readRunFile(name, bytes)[0]!;
    const digest = bytesToHex(sha256(bytes));
    const { ready } = record;
    if (ready === undefined) throw new Error(`${name} holds no run that \`npm run reproduce\` made.`);
    index.push({ id, ...ready, bytes: bytes.length, digest, link: writeLink(record.experiment) });
    const { measures, tasks } = testOf(record, "learner");
    const [measure, value] = Object.entries(measures)[0]!;
    lines.push(
      `| \`${name}\` | ${ready.iterations.toLocaleString("en")} | ${measure} ${withInterval(value, 4)} on ${tasks} tasks | ${ready.day}, build ${ready.build}, ${ready.device} | ${bytes.length.toLocaleString("en")} | \`${digest}\` |`,
    );
  }
  writeFileSync(INDEX, `${JSON.stringify(index, undefined, 1)}\n`);
  const table = [
    "| file | meta-steps | on test tasks, after the trained steps | made | bytes | SHA-256 |",
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
  const [before, after] = readFileSync(CARD, "utf8").split(/<!-- table -->[\s\S]*<!-- \/table -->/);
  writeFileSync(CARD, `${before}<!-- table -->\n${table}\n<!-- /table -->${after}`);
}
