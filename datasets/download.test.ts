import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bytesSource } from "../src/data/table/source.ts";
import { download } from "./download.ts";
import { PUBLIC_DATASETS } from "./public.ts";
import { workbookToCsv } from "./workbook.ts";

const CONTENT = Buffer.from("a file of some length ".repeat(20_000));
const sha256 = createHash("sha256").update(CONTENT).digest("hex");
let server: Server;
let base: string;
let folder: string;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === "/set+1.zip") response.end(CONTENT);
    else if (request.url === "/changed.zip") response.end("something else");
    else if (request.url === "/broken.zip") {
      response.writeHead(200, { "content-length": CONTENT.length });
      response.write(CONTENT.subarray(0, 1000), () => response.destroy());
    } else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), "innerloop-download-"));
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe("a download", () => {
  it("is kept when it is what is meant, and not fetched twice", async () => {
    const seen: number[] = [];
    const path = await download(
      { url: `${base}/set+1.zip`, sha256, bytes: CONTENT.length },
      folder,
      (done, total) => {
        expect(total).toBe(CONTENT.length);
        seen.push(done);
      },
    );
    expect(path).toBe(join(folder, "set-1.zip"));
    expect(await readFile(path)).toEqual(CONTENT);
    expect(seen.at(-1)).toBe(CONTENT.length);
    expect(await download({ url: `${base}/set+1.zip`, sha256 }, folder)).toBe(path);
    expect(asked).toEqual(["/set+1.zip"]);
  });

  it.each([
    ["changed.zip", /not the file that is meant/],
    ["broken.zip", /broke off/],
    ["gone.zip", /answers 404/],
  ])("%s is refused, and nothing is left behind", async (name, message) => {
    await expect(download({ url: `${base}/${name}`, sha256 }, folder)).rejects.toThrow(message);
    expect(await readdir(folder)).toEqual([]);
  });

  it("says so where nobody answers, and touches no other file of its name", async () => {
    await expect(download({ url: "http://127.0.0.1:1/x.zip", sha256 }, folder)).rejects.toThrow(
      "can't be reached",
    );
    await writeFile(join(folder, "set-1.zip"), "mine");
    await expect(download({ url: `${base}/set+1.zip`, sha256 }, folder)).rejects.toThrow("Move it away");
    expect(await readFile(join(folder, "set-1.zip"), "utf8")).toBe("mine");
  });

  it("has the name that is given, where the address ends in one that says nothing", async () => {
    const path = await download({ url: `${base}/set+1.zip`, file: "shops.zip", sha256 }, folder);
    expect(path).toBe(join(folder, "shops.zip"));
    expect(await readdir(folder)).toEqual(["shops.zip"]);
  });

  it("is asked for at official places only, by whole checksums", () => {
    for (const { url, sha256: sum } of PUBLIC_DATASETS) {
      const { hostname, protocol, pathname } = new URL(url);
      expect(["files.grouplens.org", "archive.ics.uci.edu", "huggingface.co"]).toContain(hostname);
      expect(protocol).toBe("https:");
      expect(sum).toMatch(/^[0-9a-f]{64}$/);
      // A branch moves on, a commit does not.
      if (hostname === "huggingface.co") expect(pathname).toMatch(/\/resolve\/[0-9a-f]{40}\//);
    }
  });

  it("has a name of its own on disk", () => {
    const names = PUBLIC_DATASETS.map(({ name }) => name);
    const files = PUBLIC_DATASETS.map(({ url, file }) => file ?? url);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(files).size).toBe(files.length);
  });
});

describe("a workbook", () => {
  const sheet = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  const book = (second: string) =>
    bytesSource(
      zipSync({
        "xl/sharedStrings.xml": strToU8(
          '<sst><si><t>Invoice</t></si><si><t>Date</t></si><si><r><t>Tea &amp; </t></r><r><t xml:space="preserve">“pot”, big</t></r></si></sst>',
        ),
        "xl/styles.xml": strToU8(
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        ),
        "xl/worksheets/sheet1.xml": sheet(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Price</t></is></c></row>' +
            '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>40148.322916666664</v></c><c r="D2"><v>2.55</v></c></row>',
        ),
        "xl/worksheets/sheet2.xml": sheet(second),
      }),
      "b.xlsx",
    );
  const header =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Price</t></is></c></row>';

  it("is one CSV of all sheets, dates as dates", async () => {
    const path = join(folder, "b.csv");
    const rows = await workbookToCsv(book(`${header}<row r="2"><c r="D2"><v>-1</v></c></row>`), path);
    expect(rows).toBe(2);
    expect(await readFile(path, "utf8")).toBe(
      'Invoice,Date,,Price\n"Tea & “pot”, big",2009-12-01 07:45:00,,2.55\n,,,-1\n',
    );
  });

  it("is refused where sheets differ in their columns", async () => {
    const differing = workbookToCsv(book('<row r="1"><c r="A1"><v>7</v></c></row>'), join(folder, "b.csv"));
    await expect(differing).rejects.toThrow("different columns");
  });
});
