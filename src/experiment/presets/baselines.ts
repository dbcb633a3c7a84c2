// How the baselines of the presets came by their fine-tuning rates.

import type { BaselineTuning } from "./preset.ts";

/** Rates among which `npm run tune-baselines` chooses, on validation tasks. */
export const BASELINE_RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.4, 0.8] as const;

/**
 * Chosen by trying all rates on validation tasks of one preset, for all that share its tasks and model. The pretrained
 * network chooses where there is one, since both baselines fine-tune at one rate: it is the stronger.
 */
export const tunedOn = (preset: string): BaselineTuning => ({
  rates: BASELINE_RATES,
  command: `npm run tune-baselines -- ${preset}`,
});
