import { expect, it } from "vitest";
import { Turns } from "./turns.ts";

it("lets nothing that changes a run begin before the work before it has ended", async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const piece = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
  };
  await Promise.all([turns.alone(piece("a")), turns.alone(piece("b"))]);
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

it("lets a look in at a gap of long work, and at its end", async () => {
  const turns = new Turns();
  const seen: string[] = [];
  let began = () => {};
  const begun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const long = turns.alone(async () => {
    began();
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push("part 1");
    await turns.gap();
    seen.push("part 2");
    void turns.look(async () => void seen.push("late look"));
  });
  await begun;
  await turns.look(async () => void seen.push("look"));
  await long;
  expect(seen).toEqual(["part 1", "look", "part 2", "late look"]);
});

it("goes on after work that failed, and hands the fault to whoever asked", async () => {
  const turns = new Turns();
  const failing = turns.alone(() => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await turns.alone(async () => 1)).toBe(1);
  expect(await turns.look(async () => 2)).toBe(2);
});
