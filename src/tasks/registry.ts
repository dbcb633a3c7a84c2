// Every task family, by the name that URLs use. Adding one is a folder and a line here.

import type { TaskFamily } from "./family.ts";
import { glyphsMeta } from "./glyphs/meta.ts";
import type { TaskFamilyMeta } from "./meta.ts";
import { sinusoidMeta } from "./sinusoid/meta.ts";

interface TaskFamilyEntry {
  readonly meta: TaskFamilyMeta;
  /** Brings the sampler; the page never calls it. */
  readonly load: () => Promise<TaskFamily>;
}

export const taskFamilies = {
  sinusoid: { meta: sinusoidMeta, load: async () => (await import("./sinusoid/sinusoid.ts")).sinusoid },
  glyphs: { meta: glyphsMeta, load: async () => (await import("./glyphs/glyphs.ts")).glyphs },
} as const satisfies Record<string, TaskFamilyEntry>;

export type TaskFamilyId = keyof typeof taskFamilies;
