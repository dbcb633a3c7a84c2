// The page within another one: who is obeyed, what can be asked, what is told.

import { beforeEach, describe, expect, it, vi } from "vitest";
import { recordFor } from "../testing/records.ts";
import { speakWithParent } from "./embedded.ts";
import { type Lab, putOnLine } from "./line.ts";
import { emptyState, lab } from "./state.ts";

const SCHOOL = "https://school.example";

/** A window with a parent, of which messages come. */
function surroundings() {
  const told: [unknown, string][] = [];
  let listener: (event: MessageEvent) => void = () => {};
  const parent = { postMessage: (message: unknown, origin: string) => void told.push([message, origin]) };
  const ask = async (data: unknown, origin = SCHOOL, source: unknown = parent) => {
    listener({ data, origin, source } as MessageEvent);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const addEventListener = (_: "message", heard: typeof listener) => {
    listener = heard;
  };
  return { parent, told, ask, addEventListener };
}

const commands = { play: vi.fn(async () => {}), pause: vi.fn(async () => {}), change: vi.fn(async () => {}) };
beforeEach(() => {
  lab.setState(emptyState, true);
  putOnLine(commands as unknown as Lab);
  vi.clearAllMocks();
});

describe("an embedded page", () => {
  it("plays, pauses and is read by an origin that its address names, and answers that one", async () => {
    const around = surroundings();
    speakWithParent({ part: "lab", origins: [SCHOOL] }, around);
    lab.setState({ record: { ...recordFor("a"), iteration: 7, state: "paused" } });
    around.told.length = 0;
    await around.ask({ innerloop: 1, id: 1, do: "play" });
    await around.ask({ innerloop: 1, id: "b", do: "pause" });
    await around.ask({ innerloop: 1, id: 3, do: "read" });
    expect(commands.play).toHaveBeenCalledTimes(1);
    expect(commands.pause).toHaveBeenCalledTimes(1);
    expect(around.told.map(([message, origin]) => [(message as { id: unknown }).id, origin])).toEqual([
      [1, SCHOOL],
      ["b", SCHOOL],
      [3, SCHOOL],
    ]);
    expect(around.told[2]![0]).toMatchObject({ innerloop: 1, ok: true, iteration: 7, state: "paused" });
  });

  it("obeys no other origin, no other window, and nothing that it does not know", async () => {
    const around = surroundings();
    speakWithParent({ part: "lab", origins: [SCHOOL] }, around);
    const play = { innerloop: 1, id: 1, do: "play" };
    await around.ask(play, "https://elsewhere.example");
    await around.ask(play, SCHOOL, {});
    await around.ask({ ...play, innerloop: 2 });
    await around.ask({ ...play, do: "deleteAll" });
    await around.ask("play");
    expect(commands.play).not.toHaveBeenCalled();
    expect(around.told).toEqual([]);
    const silent = surroundings();
    speakWithParent({ part: "lab", origins: [] }, silent);
    await silent.ask(play);
    expect(silent.told).toEqual([]);
  });

  it("says why a knob cannot be turned", async () => {
    const around = surroundings();
    speakWithParent({ part: "lab", origins: [SCHOOL] }, around);
    await around.ask({ innerloop: 1, id: 1, do: "set", option: "innerRate", value: 1 });
    expect(around.told).toEqual([
      [
        {
          innerloop: 1,
          id: 1,
          ok: false,
          message: "There is no option “innerRate” in this experiment.",
        },
        SCHOOL,
      ],
    ]);
  });

  it("tells of each change of state, once", () => {
    const around = surroundings();
    speakWithParent({ part: "lab", origins: [SCHOOL] }, around);
    lab.setState({ record: { ...recordFor("a"), state: "running" } });
    lab.setState({ record: { ...recordFor("a"), state: "running", iteration: 3 } });
    lab.setState({ record: { ...recordFor("a"), state: "paused", iteration: 3 } });
    expect(around.told.map(([message]) => message)).toMatchObject([
      { event: "state", state: "running" },
      { event: "state", state: "paused", iteration: 3 },
    ]);
  });
});
