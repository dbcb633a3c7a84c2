// Rows of tables become the numbers that the lab gives its models, or an error that says where.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { IMAGE_PIXELS } from "../data/images/imageSet.ts";
import { pixelColumns } from "../takeaway/examples.ts";
import { csvOf } from "../takeaway/numbers.ts";
import { readInputs } from "./inputs.ts";
import { readSmallTable } from "./table.ts";

const folder = mkdtempSync(join(tmpdir(), "innerloop-"));
const tableOf = (text: string) => readSmallTable(join(folder, "t.csv"), new TextEncoder().encode(text));

describe("numbers", () => {
  it("stand side by side in the order of the learner, whatever that of the table", async () => {
    const table = await tableOf("b;a\n2;1\n4;3e-1\n");
    const { x, shown } = readInputs(table, { kind: "numbers", columns: ["a", "b"] }, 2, {});
    expect([...x]).toEqual([1, 2, Math.fround(0.3), 4]);
    expect(shown).toEqual({ a: ["1", "3e-1"], b: ["2", "4"] });
  });
});

describe("images", () => {
  const levels = Uint8Array.from({ length: IMAGE_PIXELS }, (_, pixel) => (pixel * 7) % 256);

  it("are the same as a file and as pixels", async () => {
    // A file is light where there is paper.
    const data = levels.map((level) => 255 - level);
    writeFileSync(join(folder, "a.png"), encode({ width: 28, height: 28, data, channels: 1, depth: 8 }));
    const file = readInputs(await tableOf("label,image\nA,a.png\n"), { kind: "image" }, IMAGE_PIXELS, {});
    const pixels = csvOf([pixelColumns(IMAGE_PIXELS), Array.from(levels, String)]);
    const written = readInputs(await tableOf(pixels), { kind: "image" }, IMAGE_PIXELS, {});
    expect([...written.x]).toEqual([...Float32Array.from(levels, (level) => level / 255)]);
    expect([...file.x]).toEqual([...written.x]);
    expect(file.shown).toEqual({ image: ["a.png"] });
  });

  it.each([
    [
      "a file that is not there",
      "image\nb.png\n",
      IMAGE_PIXELS,
      "line 2, column image: there is no file “b.png”",
    ],
    ["files for a learner of other images", "image\nb.png\n", 4, "Image files are read as 28 × 28 pixels."],
    ["neither file nor pixels", "label\nA\n", 4, "line 1: there is neither a column “image”"],
    ["ink that is none", "p1,p2,p3,p4\n0,255,3,300\n", 4, "line 2, column p4: 300 is no ink"],
  ])("are refused where there is %s", async (_, text, width, why) => {
    const table = await tableOf(text);
    expect(() => readInputs(table, { kind: "image" }, width, {})).toThrow(why);
  });
});

describe("sentences", () => {
  it("are vectors of length one over the buckets, by how telling each is", async () => {
    const inverse = new Float32Array(64).fill(1).map((_, bucket) => 1 + (bucket % 3));
    const { x } = readInputs(await tableOf('text\n"my card, please"\n…\n'), { kind: "text" }, 64, {
      inverse,
    });
    const [first, second] = [x.subarray(0, 64), x.subarray(64)];
    expect(Math.hypot(...first)).toBeCloseTo(1, 6);
    expect(Math.hypot(...second)).toBe(0);
  });
});

describe("items", () => {
  const features = { ids: ["m1", "m2"], rows: Float32Array.of(0, 1, 2, 3) };

  it("are their rows, by id", async () => {
    const { x } = readInputs(await tableOf("item,y\nm2,4\nm1,3\n"), { kind: "item" }, 2, features);
    expect([...x]).toEqual([2, 3, 0, 1]);
  });

  it("are refused where nobody knows them", async () => {
    const table = await tableOf("item,y\nm2,4\nm7,3\n");
    expect(() => readInputs(table, { kind: "item" }, 2, features)).toThrow(
      /line 3, column item: “m7” is not among the 2 items/,
    );
  });
});
