// The line to the worker: what is said when it dies, never loads, sends nonsense, or falls silent.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { stubWorker } from "../testing/stubWorker.ts";
import { inEnglish, type Words } from "../words/said.ts";
import { connect } from "./client.ts";

const labCommands = {
  ping: async () => {},
  subscribe: async (hear: (event: unknown) => void) => hear({ type: "notice", message: "hello" }),
};

const lost: (string | undefined)[] = [];
const lose = (why: Words | undefined) => void lost.push(why && inEnglish(why));
beforeEach(() => {
  lost.length = 0;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
});
afterEach(() => void vi.useRealTimers());
const breathe = () => new Promise((resolve) => setTimeout(resolve, 10));

it("hears events and calls commands by name", async () => {
  const heard: unknown[] = [];
  const { worker } = stubWorker(labCommands);
  const { lab, terminate } = connect(
    (event) => void heard.push(event),
    lose,
    () => worker,
  );
  await lab.ping();
  await eventually(() => expect(heard).toEqual([{ type: "notice", message: "hello" }]));
  expect(lost).toEqual([]);
  terminate();
});

it.each([
  [Object.assign(new Event("error"), { message: "x is not a function" }), /failed: x is not a function/],
  [new Event("error"), /it did not load/],
  [new Event("messageerror"), /cannot be read/],
])("tells of a worker that fails", (event, why) => {
  const { worker, events, ended } = stubWorker(labCommands);
  const connected = connect(
    () => {},
    lose,
    () => worker,
  );
  events.dispatchEvent(event);
  expect(lost).toEqual([expect.stringMatching(why)]);
  connected.terminate();
  expect(ended()).toBe(1);
});

it("tells of silence after a while, once, and of nothing while the worker answers", async () => {
  const silent = stubWorker(undefined);
  const connected = connect(
    () => {},
    lose,
    () => silent.worker,
  );
  for (let second = 0; second < 120; second += 5) vi.advanceTimersByTime(5000);
  expect(lost).toEqual([expect.stringMatching(/has not answered for 4\d seconds/)]);
  connected.terminate();
  lost.length = 0;
  const lively = stubWorker(labCommands);
  const other = connect(
    () => {},
    lose,
    () => lively.worker,
  );
  for (let second = 0; second < 120; second += 5) {
    vi.advanceTimersByTime(5000);
    await breathe();
  }
  expect(lost).toEqual([]);
  other.terminate();
});
