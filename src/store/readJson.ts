// A file that somebody hands over as JSON.

import { SaidError, said } from "../words/said.ts";

/** What a JSON file says. @throws SaidError that names the file. */
export async function readJson(file: Pick<File, "name" | "text">): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new SaidError(said`${file.name} is no JSON.`);
  }
}
