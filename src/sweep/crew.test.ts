// Who does which job, and what becomes of a job whose worker dies.

import { describe, expect, it } from "vitest";
import { Crew, Died } from "./crew.ts";

/** Workers by number, in the order of their start. */
const numbered = () => {
  let started = 0;
  return () => ++started;
};

describe("a crew", () => {
  it("does as many jobs at a time as it has workers, the others in the order of their coming", async () => {
    const crew = new Crew(2, numbered());
    const begun: string[] = [];
    const release: (() => void)[] = [];
    const job = (name: string) =>
      crew.do(async (worker) => {
        begun.push(`${name} by ${worker}`);
        await new Promise<void>((resolve) => release.push(resolve));
        return name;
      });
    const all = Promise.all(["a", "b", "c"].map(job));
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun).toEqual(["a by 2", "b by 1"]);
    release[1]!();
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun.at(-1)).toBe("c by 1");
    release[0]!();
    release[2]!();
    expect(await all).toEqual(["a", "b", "c"]);
  });

  it("has a job done by another where one dies over it", async () => {
    const crew = new Crew(1, numbered());
    const by = await crew.do(async (worker) => {
      if (worker === 1) throw new Died();
      return worker;
    });
    expect(by).toBe(2);
    expect([...crew.workers]).toEqual([2]);
  });

  it("says so where the second dies, too, and has a worker for the next job", async () => {
    const crew = new Crew(1, numbered());
    await expect(
      crew.do(async () => {
        throw new Died();
      }),
    ).rejects.toThrow("died over a run, twice");
    expect(await crew.do(async (worker) => worker)).toBe(3);
  });

  it("keeps a worker whose job fails", async () => {
    const crew = new Crew(1, numbered());
    await expect(
      crew.do(async () => {
        throw new Error("no such data");
      }),
    ).rejects.toThrow("no such data");
    expect(await crew.do(async (worker) => worker)).toBe(1);
  });

  it("forgets the jobs that wait", async () => {
    const crew = new Crew(1, numbered());
    let release = () => {};
    const first = crew.do(
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    let second = false;
    void crew.do(async () => {
      second = true;
    });
    crew.clear();
    release();
    await first;
    await new Promise((resolve) => setTimeout(resolve));
    expect(second).toBe(false);
  });
});
