// PyTorch beside us, where this machine has it.

import { spawnSync } from "node:child_process";

const SCRIPT = new URL("pytorch.py", import.meta.url).pathname;

/** The first Python that has PyTorch: PYTHON, Debian's, the PATH's; `undefined` where none has. */
export function findPyTorch(): string | undefined {
  return [process.env.PYTHON, "/usr/bin/python3", "python3"].find(
    (python) => python !== undefined && spawnSync(python, ["-c", "import torch"]).status === 0,
  );
}

export interface PyTorchRates {
  readonly loop: number;
  readonly batched: number;
  readonly version: string;
}

/** Meta-steps a second of one case, by a loop over tasks and with tasks batched. */
export function measurePyTorch(python: string, id: string): PyTorchRates {
  const { status, stdout, stderr } = spawnSync(python, [SCRIPT, id], { encoding: "utf8" });
  if (status !== 0) throw new Error(`PyTorch failed on ${id}:\n${stderr}`);
  return JSON.parse(stdout) as PyTorchRates;
}
