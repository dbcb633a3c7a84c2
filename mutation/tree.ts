// A copy of the working tree in which a mutation is tried, so that nothing of it is ever left in the real one.

import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";

const ROOT = new URL("..", import.meta.url).pathname;
/** Beneath the repository, so that packages are found as usual; git ignores it. */
const COPY = join(ROOT, ".cache/mutation/tree");
const REPORT = join(ROOT, ".cache/mutation/report.json");
/** A run that takes longer is told as unclear: on a busy machine it may only be slow. */
const LIMIT_MS = 900_000;

/** What the tests said of the tree as it stands. */
export type Verdict =
  | { readonly kind: "passed"; readonly tests: number }
  | { readonly kind: "failed"; readonly file: string; readonly test: string }
  /** A file does not load at all: no test can judge that. */
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "unclear" };

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Copies all files that git knows or would take. */
export function copyTree(): void {
  rmSync(COPY, { recursive: true, force: true });
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: ROOT });
  for (const file of listed.toString().split("\0")) {
    if (file === "" || !existsSync(join(ROOT, file))) continue;
    mkdirSync(dirname(join(COPY, file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(COPY, file));
  }
}

export const readCopy = (file: string): string => readFileSync(join(COPY, file), "utf8");

const NOTICED = join(ROOT, ".cache/mutation/noticed.json");

/** Which test file noticed each mutation when it was last tried here, by `keyOf`: where to look first. */
export const readNoticed = (): Record<string, string> =>
  existsSync(NOTICED) ? (JSON.parse(readFileSync(NOTICED, "utf8")) as Record<string, string>) : {};

export const writeNoticed = (noticed: Record<string, string>): void =>
  writeFileSync(NOTICED, JSON.stringify(noticed, undefined, 1));

export const writeCopy = (file: string, text: string): void => writeFileSync(join(COPY, file), text);

/** Which tests to run: those whose path begins so, or all that depend on files. */
export type Tests = { readonly under: string } | { readonly of: readonly string[] };

/** Runs tests on the copy until one fails. */
export async function judge(tests: Tests): Promise<Verdict> {
  rmSync(REPORT, { force: true });
  const chosen = "under" in tests ? ["run", tests.under] : ["related", ...tests.of, "--run"];
  const child = spawn(
    process.execPath,
    [
      join(ROOT, "node_modules/vitest/vitest.mjs"),
      ...[...chosen, "--root", COPY, "--config", join(COPY, "mutation/vitest.config.ts")],
      ...["--bail", "1", "--passWithNoTests", "--reporter", "json", "--outputFile", REPORT],
      // Of all tests, some want a world of their own.
      ...("of" in tests ? ["--isolate"] : []),
    ],
    // PyTorch's stored numbers will do, and save a minute each time.
    { cwd: COPY, stdio: "ignore", env: { ...process.env, PARITY: "stored" } },
  );
  setPriority(child.pid!, constants.priority.PRIORITY_LOW);
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  await new Promise((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  if (!existsSync(REPORT)) return { kind: "unclear" };
  const { testResults, numPassedTests } = JSON.parse(readFileSync(REPORT, "utf8")) as Report;
  const failing = testResults.find(({ status }) => status === "failed");
  if (failing === undefined) return { kind: "passed", tests: numPassedTests };
  const file = failing.name.slice(COPY.length + 1);
  const assertion = failing.assertionResults.find(({ status }) => status === "failed");
  return assertion
    ? { kind: "failed", file, test: assertion.fullName }
    : { kind: "broken", message: `${file}: ${failing.message}` };
}
