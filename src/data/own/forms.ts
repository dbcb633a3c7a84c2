// The forms in which a person's own data come, and how each is revived from what a browser kept. Adding one is a line.

import { reviveImages } from "../images/ownImages.ts";
import type { DataForm } from "../kind.ts";
import { reviveTable } from "../table/keptTable.ts";
import type { OwnData } from "./own.ts";

/** Each throws an Error, a whole sentence, for what is not of its form or damaged; nothing in it is trusted. */
export const revive: Readonly<Record<DataForm, (raw: unknown) => OwnData>> = {
  images: reviveImages,
  table: reviveTable,
};
