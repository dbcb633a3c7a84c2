// Which version of the lab this is, for records: the package's version, and the commit where there is one.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** "0.1.0+48799d4". */
export function buildOf(): string {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8")) as { version: string };
  const { status, stdout } = spawnSync("git", ["-C", ROOT, "rev-parse", "--short", "HEAD"], {
    encoding: "utf8",
  });
  return status === 0 ? `${version}+${stdout.trim()}` : version;
}
