// Families whose tables are in a person's own units, by the kind of their inputs.

import type { OwnTableKind } from "../../tasks/family.ts";
import { ownPriceTables } from "./ownPrices.ts";
import type { OwnUnits } from "./ownUnits.ts";
import { priceTables } from "./prices.ts";
import { salesTables } from "./sales.ts";

export const ownTables: Readonly<Record<OwnTableKind, OwnUnits>> = {
  prices: priceTables,
  ownPrices: ownPriceTables,
  sales: salesTables,
};
