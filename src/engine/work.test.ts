// Work in pieces: at once or with others in between, the same result; ended early, it is told so.

import { expect, it } from "vitest";
import { atOnce, inPieces, type Work } from "./work.ts";

function work(log: string[]): Work<number> {
  return (function* () {
    try {
      log.push("one");
      yield "compiling";
      log.push("two");
      yield "computing";
      return 7;
    } finally {
      log.push("freed");
    }
  })();
}

it("gives the same at once and in pieces, which are named in between", async () => {
  const log: string[] = [];
  expect(atOnce(work(log))).toBe(7);
  expect(await inPieces(work(log))).toBe(7);
  const pieces: string[] = [];
  expect(await inPieces(work(pieces), async (stage) => void pieces.push(stage))).toBe(7);
  expect(log).toEqual(["one", "two", "freed", "one", "two", "freed"]);
  expect(pieces).toEqual(["one", "compiling", "two", "computing", "freed"]);
});

it("ends where what comes in between throws, and frees what it holds", async () => {
  const log: string[] = [];
  const ended = inPieces(work(log), async () => {
    throw new Error("Enough.");
  });
  await expect(ended).rejects.toThrow("Enough.");
  expect(log).toEqual(["one", "freed"]);
});
