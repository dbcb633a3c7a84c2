// Ready experiments, each beside the paper's figure that it stands next to and the paper's conditions.

import { ambiguousPresets } from "./ambiguous.ts";
import { demandPresets } from "./demand.ts";
import { glyphPresets } from "./glyphs.ts";
import { intentPresets } from "./intents.ts";
import { omniglotPresets } from "./omniglot.ts";
import type { Preset } from "./preset.ts";
import { pricePresets } from "./prices.ts";
import { ratingPresets } from "./ratings.ts";
import { sinusoidPresets } from "./sinusoids.ts";
import { storePresets } from "./stores.ts";
import { trialPresets } from "./trials.ts";

export const presets = {
  ...sinusoidPresets,
  ...glyphPresets,
  ...omniglotPresets,
  ...intentPresets,
  ...pricePresets,
  ...ratingPresets,
  ...storePresets,
  ...demandPresets,
  ...trialPresets,
  ...ambiguousPresets,
} as const satisfies Record<string, Preset>;

export type PresetId = keyof typeof presets;
