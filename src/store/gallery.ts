// The gallery of presets: tasks of each to look at, and how long a meta-step of each takes on this machine.

import { type PresetId, presets } from "../experiment/presets/registry.ts";
import { worker } from "./line.ts";
import { guard } from "./messages.ts";
import { type LabState, lab, pageState } from "./state.ts";

/** Tasks that a card takes turns in showing. */
const SHOWN_TASKS = 4;
/** While something trains, measuring is tried again after so long. */
const PATIENCE_MS = 1000;

let filling = false;

/** Opens the gallery and fills in what its cards lack, in their order, for as long as it is open. */
export function openGallery(order: readonly PresetId[]): void {
  lab.setState({ gallery: true });
  if (!filling) void fill(order);
}

export const closeGallery = (): void => lab.setState({ gallery: false });

async function fill(order: readonly PresetId[]): Promise<void> {
  filling = true;
  // One worker does both: all pictures come first, for a meta-step that is measured takes seconds.
  await forEach(order, preview, ({ previews }, id) => previews[id] === undefined);
  await forEach(order, time, ({ timings }, id) => timings[id] === undefined);
  filling = false;
}

/** Does this for every preset that lacks it, one after another, while the gallery is open. */
async function forEach(
  order: readonly PresetId[],
  work: (id: PresetId) => Promise<void>,
  lacks: (state: LabState, id: PresetId) => boolean,
): Promise<void> {
  for (const id of order) if (isOpen() && lacks(lab.getState(), id)) await guard(work(id));
}

const isOpen = () => lab.getState().gallery;

async function preview(id: PresetId): Promise<void> {
  const tasks = await worker.preview(presets[id].experiment, SHOWN_TASKS);
  lab.setState(({ previews }) => ({ previews: { ...previews, [id]: tasks } }));
}

/** Measures, as soon as nothing trains. */
async function time(id: PresetId): Promise<void> {
  lab.setState({ measured: id });
  try {
    while (isOpen()) {
      const idle = pageState(lab.getState()) !== "running" && pageState(lab.getState()) !== "warming";
      const milliseconds = idle ? await worker.timeMetaStep(presets[id].experiment) : undefined;
      if (milliseconds !== undefined) {
        lab.setState(({ timings }) => ({ timings: { ...timings, [id]: milliseconds } }));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    }
  } finally {
    lab.setState({ measured: undefined });
  }
}
