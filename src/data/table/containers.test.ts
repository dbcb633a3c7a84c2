import { gzipSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Random } from "../../engine/random.ts";
import { onlyFile } from "../../testing/tableFiles.ts";
import { openContainer, type TableFile } from "./containers.ts";
import { blobSource, bytesSource } from "./source.ts";

const CSV = "a,b\n1,2\n";
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

async function textOf(file: TableFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of file.open()) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}

describe("a container", () => {
  it("is the file itself where nothing is packed, from a Blob too", async () => {
    const { files } = await openContainer(blobSource(new Blob([CSV]), "x.csv"));
    expect(files.map(({ name }) => name)).toEqual(["x.csv"]);
    expect(await textOf(files[0]!)).toBe(CSV);
    // It can be read again.
    expect(await textOf(files[0]!)).toBe(CSV);
  });

  it("may be a gzip of several members, with zeros after the last, or one in another", async () => {
    const members = join(gzipSync(strToU8("a,b\n")), gzipSync(strToU8("1,2\n")), new Uint8Array(700));
    const file = await onlyFile(members, "x.csv.gz");
    expect([file.name, await textOf(file)]).toEqual(["x.csv", CSV]);
    const twice = await onlyFile(gzipSync(gzipSync(strToU8(CSV))), "x.csv.gz.gz");
    expect([twice.name, await textOf(twice)]).toEqual(["x.csv", CSV]);
  });

  it("may be a zip, one in a gzip, and a gzip in it", async () => {
    const zip = zipSync({
      "set/a.csv": strToU8(CSV),
      "set/b.csv.gz": gzipSync(strToU8("c,d\n3,4\n")),
      "set/README.txt": strToU8("About, them\n"),
      "__MACOSX/set/._a.csv": strToU8("x"),
      "set/picture.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1),
    });
    for (const [bytes, name] of [
      [zip, "s.zip"],
      [gzipSync(zip), "s.zip.gz"],
    ] as const) {
      const { files, leftOut } = await openContainer(bytesSource(bytes, name));
      expect(files.map((file) => file.name)).toEqual(["s.zip/set/a.csv", "s.zip/set/b.csv"]);
      expect(await Promise.all(files.map(textOf))).toEqual([CSV, "c,d\n3,4\n"]);
      expect(leftOut.map((entry) => entry.name)).toEqual(["s.zip/set/README.txt", "s.zip/set/picture.png"]);
      expect(String(leftOut[1]!.reason)).toMatch("PNG image");
    }
  });

  it.each([
    [new Uint8Array(0), "x.csv", "empty"],
    [gzipSync(strToU8(CSV.repeat(9999))).subarray(0, 100), "x.gz", "ends too soon"],
    [Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255), "x.gz", "damaged"],
    [zipSync({ "a.csv": strToU8(CSV) }).subarray(0, 50), "x.zip", "cut short or damaged"],
    [zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "x.xlsx", "Excel workbook.*Save the sheet as CSV"],
    [zipSync({}), "x.zip", "no file in the zip"],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), "x.xls", "old Office document"],
    [join(new Uint8Array(257).fill(0x61), strToU8("ustar")), "x.tar", "tar archive"],
    [gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(strToU8(CSV)))))), "x.gz", "more than three times"],
  ])("is refused with what is wrong and what to do (%#)", async (bytes, name, message) => {
    const opened = openContainer(bytesSource(bytes, name)).then(async ({ files }) => {
      for (const file of files) await textOf(file);
    });
    await expect(opened).rejects.toThrow(new RegExp(`^${name.replace(/\.gz$/, "")}.*${message}`));
    await expect(opened).rejects.toMatchObject({ name: "ImportError" });
  });

  it("tells of a damaged entry when it is read", async () => {
    const zip = zipSync({ "a.csv": [strToU8(CSV.repeat(500)), { level: 9 }], "b.csv": strToU8(CSV) });
    zip.fill(0x55, 40, 60);
    const { files, leftOut } = await openContainer(bytesSource(zip, "x.zip"));
    expect(files.map(({ name }) => name)).toEqual(["x.zip/b.csv"]);
    expect(leftOut[0]).toMatchObject({ name: "x.zip/a.csv", reason: expect.stringMatching(/damaged/) });
  });

  it("tells how far it is, by packed bytes, and stops when told", async () => {
    const noise = new Random(1);
    const random = Uint8Array.from({ length: 900_000 }, () => 0x20 + noise.integer(0x5f));
    for (const bytes of [
      random,
      gzipSync(random, { level: 1 }),
      zipSync({ "a.csv": [random, { level: 1 }] }),
    ]) {
      const { files } = await openContainer(bytesSource(bytes, "x"));
      const seen: number[] = [];
      for await (const _ of files[0]!.open({ onProgress: (done) => seen.push(done) }));
      expect(seen.at(-1)).toBe(files[0]!.size);
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      const stop = new AbortController();
      const reading = (async () => {
        for await (const _ of files[0]!.open({ signal: stop.signal })) stop.abort(new Error("enough"));
      })();
      await expect(reading).rejects.toThrow("enough");
    }
  });
});
