// A copy of the working tree in which mutations are tried, so that nothing of them is ever left in the real one, and
// the tests on it: one Vitest that stays, so that only what was changed is read anew.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { createVitest, type TestSpecification, type Vitest } from "vitest/node";

const ROOT = new URL("..", import.meta.url).pathname;
/** Beneath the repository, so that packages are found as usual; git ignores it. */
const COPY = join(ROOT, ".cache/mutation/tree");
const NOTICED = join(ROOT, ".cache/mutation/noticed.json");
/** A run that takes longer is told as unclear: on a busy machine it may only be slow. */
const LIMIT_MS = 900_000;

/** What the tests said of the tree as it stands. */
export type Verdict =
  | { readonly kind: "passed"; readonly tests: number }
  | { readonly kind: "failed"; readonly file: string; readonly test: string }
  /** A file does not load at all: no test can judge that. */
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "unclear" };

/** Which tests to run: those whose path begins so, or all that depend on a file. */
export type Tests = { readonly under: string } | { readonly of: string };

/** Which test file noticed each mutation when it was last tried here: where to look first. */
export const readNoticed = (): Record<string, string> =>
  existsSync(NOTICED) ? (JSON.parse(readFileSync(NOTICED, "utf8")) as Record<string, string>) : {};

export const writeNoticed = (noticed: Record<string, string>): void =>
  writeFileSync(NOTICED, JSON.stringify(noticed, undefined, 1));

export class Tree {
  readonly #vitest: Vitest;

  private constructor(vitest: Vitest) {
    this.#vitest = vitest;
  }

  /** Copies all files that git knows or would take. */
  static async copy(): Promise<Tree> {
    setPriority(0, constants.priority.PRIORITY_LOW);
    rmSync(COPY, { recursive: true, force: true });
    const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: ROOT });
    for (const file of listed.toString().split("\0")) {
      if (file === "" || !existsSync(join(ROOT, file))) continue;
      mkdirSync(dirname(join(COPY, file)), { recursive: true });
      copyFileSync(join(ROOT, file), join(COPY, file));
    }
    // PyTorch's stored numbers will do, and save a minute each time.
    process.env.PARITY = "stored";
    process.chdir(COPY);
    const vitest = await createVitest("test", {
      root: COPY,
      config: join(COPY, "mutation/vitest.config.ts"),
      watch: false,
      bail: 1,
      reporters: [{}],
    });
    await vitest.standalone();
    return new Tree(vitest);
  }

  read(file: string): string {
    return readFileSync(join(COPY, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(COPY, file), text);
    this.#vitest.invalidateFile(join(COPY, file));
  }

  /** Runs tests until one fails. */
  async judge(tests: Tests): Promise<Verdict> {
    const specifications = await this.#chosen(tests);
    if (specifications.length === 0) return { kind: "passed", tests: 0 };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void this.#vitest.cancelCurrentRun("test-failure");
    }, LIMIT_MS);
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(specifications);
    clearTimeout(timer);
    let passed = 0;
    // What other runs found is among them too.
    const own = new Set(specifications.map(({ moduleId }) => moduleId));
    for (const module of testModules.filter(({ moduleId }) => own.has(moduleId))) {
      const file = module.moduleId.slice(COPY.length + 1);
      const [failed] = module.children.allTests("failed");
      if (failed !== undefined) return { kind: "failed", file, test: failed.fullName };
      for (const suite of module.children.allSuites())
        if (suite.errors().length > 0) return { kind: "failed", file, test: suite.fullName };
      const [error] = module.errors();
      if (error !== undefined) return { kind: "broken", message: `${file}: ${error.message}` };
      passed += [...module.children.allTests("passed")].length;
    }
    if (late) return { kind: "unclear" };
    if (unhandledErrors.length > 0) return { kind: "broken", message: String(unhandledErrors[0]) };
    return { kind: "passed", tests: passed };
  }

  async close(): Promise<void> {
    await this.#vitest.close();
    process.chdir(ROOT);
  }

  #chosen(tests: Tests): Promise<TestSpecification[]> {
    if ("under" in tests) return this.#vitest.globTestSpecifications([tests.under]);
    this.#vitest.config.related = [join(COPY, tests.of)];
    return this.#vitest.getRelevantTestSpecifications();
  }
}
