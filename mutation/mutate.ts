// npm run mutate: how many mutations of meaning the tests notice, one at a time; --write tells it in docs/testing.md.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
import { transformWithOxc } from "vite";
import { mutations } from "./list/all.ts";
import { areaOf, type Mutation } from "./mutation.ts";
import { readNoticed, type Tests, Tree, type Verdict, writeNoticed } from "./tree.ts";

const PAGE = new URL("../docs/testing.md", import.meta.url).pathname;
const [START, END] = ["<!-- npm run mutate -- --write: from here -->", "<!-- to here -->"];

interface Outcome {
  readonly mutation: Mutation;
  readonly verdict: Verdict;
}

/** The mutated text of a file. @throws Error where what is to be found does not stand there exactly once. */
function mutated(tree: Tree, { file, find, replace, why }: Mutation): string {
  const text = tree.read(file);
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} has ${times} times what “${why}” wants to find once: ${find}`);
  return text.replace(find, () => replace);
}

/** @throws Error that names every mutation that no longer applies, or breaks its file: none of them may count as noticed. */
async function checkAll(tree: Tree, all: readonly Mutation[]): Promise<void> {
  const checked = all.map(async (mutation) => {
    try {
      await transformWithOxc(mutated(tree, mutation), mutation.file);
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
  tree.write(file, mutated(tree, mutation));
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

const noticed = ({ verdict }: Outcome) => verdict.kind === "failed";
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;

function table(outcomes: readonly Outcome[]): string {
  const areas = [...new Set(outcomes.map(({ mutation }) => areaOf(mutation)))];
  const rows = areas.map((area) => {
    const own = outcomes.filter(({ mutation }) => areaOf(mutation) === area);
    return { area, all: own.length, found: own.filter(noticed).length };
  });
  const total = { area: "**all**", all: outcomes.length, found: outcomes.filter(noticed).length };
  const lines = [...rows, total].map(
    ({ area, all, found }) => `| ${area} | ${all} | ${found} | ${percent(found, all)} |`,
  );
  const survivors = outcomes
    .filter((outcome) => !noticed(outcome))
    .map(({ mutation: { file, why, survives }, verdict }) => {
      const state = verdict.kind === "unclear" ? "unclear, the tests did not end" : "not noticed";
      return `- ${why} (\`${file}\`): ${state}. ${survives ?? "No reason is known: a test is missing."}`;
    });
  return [
    "| in | mutations | noticed | score |",
    "| --- | --- | --- | --- |",
    ...lines,
    "",
    survivors.length > 0 ? "What survives:" : "Nothing survives.",
    ...(survivors.length > 0 ? ["", ...survivors] : []),
  ].join("\n");
}

function write(text: string): void {
  const page = readFileSync(PAGE, "utf8");
  const [from, to] = [page.indexOf(START), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${PAGE} lacks the lines “${START}” and “${END}”.`);
  writeFileSync(PAGE, `${page.slice(0, from + START.length)}\n\n${text}\n\n${page.slice(to)}`);
}

async function run({ area, only, write: wanted }: { area?: string; only?: string; write?: true }) {
  if (wanted && (area ?? only)) throw new Error("Only a run of all mutations can be written down.");
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
  }
  await tree.close();
  const text = table(outcomes);
  console.log(`\n${text}`);
  if (wanted) write(text);
}

await new Command("mutate")
  .option("--area <folder>", "mutations of one folder of src alone")
  .option("--only <text>", "mutations whose file or description has this text")
  .option("--write", "tell the result in docs/testing.md")
  .action(run)
  .parseAsync();
