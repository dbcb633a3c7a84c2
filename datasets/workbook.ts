// The sheets of an Excel workbook as one CSV, streamed: just enough of the form for tables of texts, numbers and
// dates (ECMA-376, part 1, section 18). Sheets must have the same first row; its repeats are left out.

import { type FileHandle, open } from "node:fs/promises";
import type { ByteSource } from "../src/data/table/source.ts";
import { zipMembers } from "../src/data/table/zip.ts";

/** Days between Excel's zero and 1970. */
const EPOCH_DAYS = 25_569;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const plain = (xml: string) =>
  xml
    .replace(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) => {
      if (number === undefined) return ENTITIES[name] ?? whole;
      return String.fromCodePoint(Number.parseInt(name, number === "#x" ? 16 : 10));
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const textIn = (xml: string) =>
  plain(Array.from(xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g), ([, text]) => text).join(""));

/** Elements of one name in XML that streams, one after the other. */
async function* elements(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const element = new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${name}>)`, "y");
  let rest = "";
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    let after = 0;
    for (;;) {
      const start = rest.slice(after).search(new RegExp(`<${name}[\\s>/]`));
      if (start < 0) break;
      element.lastIndex = after + start;
      const match = element.exec(rest);
      if (match === null) {
        after += start;
        break;
      }
      yield match[0];
      after = element.lastIndex;
    }
    rest = rest.slice(after);
  }
}

const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The column's number of a cell's address: 0 for A1, 27 for AB7. */
function columnOf(address: string): number {
  return (
    Array.from(/^[A-Z]+/.exec(address)![0]).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) -
    1
  );
}

/** Writes a workbook's sheets as one CSV file; gives the number of its rows, without the header. */
export async function workbookToCsv(workbook: ByteSource, path: string): Promise<number> {
  const members = await zipMembers(workbook);
  const member = (name: string) => members.find((one) => one.path === name);
  const texts: string[] = [];
  const shared = member("xl/sharedStrings.xml");
  if (shared) for await (const item of elements(shared.open(), "si")) texts.push(textIn(item));
  // Which cell styles are dates: by Excel's own numbers for them, or a form with a year in it.
  const dateStyles = new Set<number>();
  const styles = member("xl/styles.xml");
  if (styles) {
    let xml = "";
    const decoder = new TextDecoder();
    for await (const piece of styles.open()) xml += decoder.decode(piece, { stream: true });
    const forms = new Map(
      Array.from(xml.matchAll(/<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g), ([, id, form]) => [
        id!,
        form!,
      ]),
    );
    const cellForms = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? "";
    Array.from(cellForms.matchAll(/<xf [^>]*numFmtId="(\d+)"/g)).forEach(([, id], style) => {
      const number = Number(id);
      if ((number >= 14 && number <= 22) || /y/i.test(forms.get(id!) ?? "")) dateStyles.add(style);
    });
  }
  const written = (cell: string): string => {
    const type = /^<c[^>]*\st="(\w+)"/.exec(cell)?.[1];
    if (type === "inlineStr") return textIn(cell);
    const value = plain(/<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(cell)?.[1] ?? "");
    if (type === "s") return texts[Number(value)] ?? "";
    const style = /^<c[^>]*\ss="(\d+)"/.exec(cell)?.[1];
    if (value === "" || type !== undefined || style === undefined || !dateStyles.has(Number(style)))
      return value;
    const milliseconds = Math.round((Number(value) - EPOCH_DAYS) * 86_400) * 1000;
    return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
  };
  const sheets = members
    .filter((one) => /^xl\/worksheets\/sheet\d+\.xml$/.test(one.path))
    .sort((a, b) => a.path.localeCompare(b.path, "en", { numeric: true }));
  const file: FileHandle = await open(path, "w");
  let header: string | undefined;
  let rows = 0;
  try {
    for (const sheet of sheets) {
      let first = true;
      let lines: string[] = [];
      for await (const row of elements(sheet.open(), "row")) {
        const cells: string[] = [];
        for (const [cell, address] of row.matchAll(/<c\s[^>]*?r="([A-Z]+\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g))
          cells[columnOf(address!)] = written(cell);
        const line = Array.from(cells, (cell) => quoted(cell ?? "")).join(",");
        if (first && header !== undefined && line !== header)
          throw new Error(`The sheets have different columns: “${header}” and “${line}”.`);
        if (!first || header === undefined) lines.push(`${line}\n`);
        if (first) header = line;
        else rows++;
        first = false;
        if (lines.length < 10_000) continue;
        await file.write(lines.join(""));
        lines = [];
      }
      await file.write(lines.join(""));
    }
  } finally {
    await file.close();
  }
  return rows;
}
