// 简体中文: every sentence of the page, by its English one.

import { algorithms } from "./algorithms.ts";
import { errors } from "./errors.ts";
import { gallery } from "./gallery.ts";
import { glossary } from "./glossary.ts";
import { lessons } from "./lessons.ts";
import { messages } from "./messages.ts";
import { panels } from "./panels.ts";
import { pictures } from "./pictures.ts";
import { prices } from "./prices.ts";
import { retail } from "./retail.ts";
import { runs } from "./runs.ts";
import { schemas } from "./schemas.ts";
import { stock } from "./stock.ts";
import { stores } from "./stores.ts";
import { sweep } from "./sweep.ts";
import { tables } from "./tables.ts";
import { takeAway } from "./takeAway.ts";
import { why } from "./why.ts";

export const chinese: Readonly<Record<string, string>> = {
  ...panels,
  ...schemas,
  ...algorithms,
  ...glossary,
  ...gallery,
  ...messages,
  ...errors,
  ...tables,
  ...runs,
  ...retail,
  ...takeAway,
  ...prices,
  ...stock,
  ...stores,
  ...why,
  ...pictures,
  ...sweep,
  ...lessons,
};
