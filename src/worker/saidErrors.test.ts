// Errors cross to the page with their sentence, over a real channel.

import { type Endpoint, expose, wrap } from "comlink";
import { afterAll, expect, it } from "vitest";
import { ImportError } from "../data/importError.ts";
import { inEnglish, SaidError, said, wordsOf } from "../words/said.ts";
import { carrySentences } from "./saidErrors.ts";

carrySentences();
const { port1, port2 } = new MessageChannel();
afterAll(() => {
  port1.close();
  port2.close();
});
const remote = {
  said() {
    throw new SaidError(said`There is no option “${"x"}” here; it was left out.`);
  },
  imported() {
    throw new ImportError({ file: "a.zip", problem: said`The file is empty.`, advice: said`Zip it again.` });
  },
  plain() {
    throw new TypeError("x is not a function");
  },
};
expose(remote, port1 as unknown as Endpoint);
const page = wrap<typeof remote>(port2 as unknown as Endpoint);
const caught = (work: Promise<unknown>) => work.then(() => undefined, wordsOf);

it("carries the sentence and its values", async () => {
  expect(await caught(page.said())).toMatchObject({
    template: "There is no option “{0}” here; it was left out.",
    values: ["x"],
  });
});

it("carries a failed import whole", async () => {
  expect(inEnglish((await caught(page.imported()))!)).toBe("a.zip: The file is empty. Zip it again.");
});

it("leaves the message of an error that says nothing", async () => {
  expect(await caught(page.plain())).toMatchObject({ template: "{0}", values: ["x is not a function"] });
});
