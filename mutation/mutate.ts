// npm run mutate: how many mutations of meaning the tests notice, one at a time; --write tells it in docs/testing.md.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import { transformWithOxc } from "vite";
import { mutations } from "./list/all.ts";
import { areaOf, type Mutation, mutated } from "./mutation.ts";
import { readNoticed, type Tests, Tree, type Verdict, writeNoticed } from "./tree.ts";

const PAGE = new URL("../docs/testing.md", import.meta.url).pathname;
const RESULTS = new URL("./results.json", import.meta.url).pathname;
const [START, END] = ["<!-- npm run mutate -- --write: from here -->", "<!-- to here -->"];

interface Outcome {
  readonly mutation: Mutation;
  readonly verdict: Verdict;
}

/** @throws Error that names every mutation that no longer applies, or breaks its file: none of them may count as noticed. */
async function checkAll(tree: Tree, all: readonly Mutation[]): Promise<void> {
  const checked = all.map(async (mutation) => {
    try {
      await transformWithOxc(mutated(tree.read(mutation.file), mutation), mutation.file);
      return [];
    } catch (error) {
      return [`“${mutation.why}”: ${(error as Error).message}`];
    }
  });
  const problems = (await Promise.all(checked)).flat();
  if (problems.length > 0)
    throw new Error(`${problems.length} mutations no longer apply; mend their list:\n${problems.join("\n")}`);
}

/** Where to look first: the test of the same name, else the file's folder where that has tests, else that of `src`. */
function nearest(mutation: Mutation): string {
  const beside = mutation.file.replace(/\.ts$/, ".test.ts");
  if (existsSync(beside)) return beside;
  const folder = dirname(mutation.file);
  const own = readdirSync(folder).some((name) => name.endsWith(".test.ts"));
  return own ? `${folder}/` : `src/${areaOf(mutation)}/`;
}

/** Looks where it was noticed last, then nearest, then in its folder of `src`, then at all that depends on it. */
async function tried(tree: Tree, mutation: Mutation, remembered: Record<string, string>): Promise<Verdict> {
  const { file, find, replace } = mutation;
  const key = `${file}: ${find} => ${replace}`;
  const known = remembered[key];
  const places: Tests[] = [
    ...(known ? [{ under: known }] : []),
    { under: nearest(mutation) },
    { under: `src/${areaOf(mutation)}/` },
    { of: file },
  ];
  const original = tree.read(file);
  tree.write(file, mutated(original, mutation));
  try {
    let verdict: Verdict = { kind: "passed", tests: 0 };
    for (const tests of places) {
      if (verdict.kind === "passed") verdict = await tree.judge(tests);
    }
    if (verdict.kind === "failed") writeNoticed(Object.assign(remembered, { [key]: verdict.file }));
    return verdict;
  } finally {
    tree.write(file, original);
  }
}

/** @throws Error where a test that noticed something fails without any mutation too. `sound`: those that do not. */
async function demandSound(tree: Tree, file: string, sound: Set<string>): Promise<void> {
  if (sound.has(file)) return;
  const verdict = await tree.judge({ under: file });
  if (verdict.kind !== "passed" || verdict.tests === 0)
    throw new Error(`${file} does not pass without a mutation: ${JSON.stringify(verdict)}`);
  sound.add(file);
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;

/** An area's result, as it was when last written down. */
interface AreaResult {
  readonly day: string;
  readonly mutations: number;
  readonly noticed: number;
  /** A line for each that was not. */
  readonly survivors: readonly string[];
}
type Results = Readonly<Record<string, AreaResult>>;

function resultOf(outcomes: readonly Outcome[]): AreaResult {
  const left = outcomes.filter(({ verdict }) => verdict.kind !== "failed");
  return {
    day: new Date().toISOString().slice(0, 10),
    mutations: outcomes.length,
    noticed: outcomes.length - left.length,
    survivors: left.map(({ mutation: { file, why, survives }, verdict }) => {
      const state = verdict.kind === "unclear" ? "unclear, the tests did not end" : "not noticed";
      return `${why} (\`${file}\`): ${state}. ${survives ?? "No reason is known: a test is missing."}`;
    }),
  };
}

function table(results: Results): string {
  const areas = [...new Set(mutations.map(areaOf))];
  const rows = areas.map((area) => {
    const found = results[area];
    if (found === undefined) return `| ${area} | ${count(area)} | not run yet | | |`;
    const { day, mutations: all, noticed } = found;
    return `| ${area} | ${all} | ${noticed} | ${percent(noticed, all)} | ${day} |`;
  });
  const survivors = areas.flatMap((area) => results[area]?.survivors ?? []);
  return [
    "| in | mutations | noticed | score | on |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    survivors.length > 0 ? "What survives:" : "Of these nothing survives.",
    ...(survivors.length > 0 ? ["", ...survivors.map((line) => `- ${line}`)] : []),
  ].join("\n");
}

const count = (area: string) => mutations.filter((mutation) => areaOf(mutation) === area).length;

/** Keeps an area's result, and tells all that are kept on the page. */
function write(area: string, result: AreaResult): void {
  const results = { ...(JSON.parse(readFileSync(RESULTS, "utf8")) as Results), [area]: result };
  writeFileSync(RESULTS, `${JSON.stringify(results, undefined, 2)}\n`);
  const page = readFileSync(PAGE, "utf8");
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${PAGE} lacks the lines “${START}” and “${END}”.`);
  writeFileSync(PAGE, `${page.slice(0, from + START.length)}\n\n${table(results)}\n\n${page.slice(to)}`);
}

async function run({ area, only, write: wanted }: { area?: string; only?: string; write?: true }) {
  if (wanted && only) throw new Error("Only a run of whole areas can be written down.");
  const tree = await Tree.copy();
  await checkAll(tree, mutations);
  const chosen = mutations.filter(
    (mutation) =>
      (area === undefined || areaOf(mutation) === area) &&
      (only === undefined || `${mutation.file} ${mutation.why}`.includes(only)),
  );
  if (chosen.length === 0) throw new Error("No mutation is asked for.");
  const outcomes: Outcome[] = [];
  const remembered = readNoticed();
  const sound = new Set<string>();
  for (const mutation of chosen) {
    const verdict = await tried(tree, mutation, remembered);
    if (verdict.kind === "broken")
      throw new Error(
        `“${mutation.why}” breaks ${mutation.file} rather than changing it: ${verdict.message}`,
      );
    if (verdict.kind === "failed") await demandSound(tree, verdict.file, sound);
    outcomes.push({ mutation, verdict });
    const told =
      verdict.kind === "failed"
        ? `noticed by ${verdict.file}, ${verdict.test}`
        : verdict.kind === "passed"
          ? "SURVIVES"
          : "UNCLEAR";
    console.log(`${outcomes.length}/${chosen.length} ${mutation.file}: ${mutation.why}: ${told}`);
    // What is whole is kept at once: a run of all takes long, and may be cut short.
    const own = outcomes.filter((one) => areaOf(one.mutation) === areaOf(mutation));
    if (wanted && own.length === count(areaOf(mutation))) write(areaOf(mutation), resultOf(own));
  }
  await tree.close();
  const { noticed, survivors } = resultOf(outcomes);
  console.log([`\n${noticed} of ${outcomes.length} are noticed.`, ...survivors].join("\n"));
}

await new Command("mutate")
  .option("--area <folder>", "mutations of one folder of src alone")
  .option("--only <text>", "mutations whose file or description has this text")
  .option("--write", "tell the result in docs/testing.md, area by area")
  .action(run)
  .parseAsync();
