// What a person's own data are called, where the experiment draws on them.

import { useExperiment, useLab } from "../../store/state.ts";
import type { SaidValue } from "../../words/said.ts";
import { BRING } from "./words.ts";

/** The name of the person's own data in use; `undefined` while those that ship are. */
export function useOwnName(): SaidValue | undefined {
  const { data } = useExperiment();
  const kept = useLab((state) => state.ownData);
  if (data === "") return undefined;
  const used = kept.find(({ variants }) => variants.some(({ fingerprint }) => fingerprint === data));
  return used?.name ?? BRING.unknown;
}
