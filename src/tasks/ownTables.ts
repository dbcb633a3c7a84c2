// Families whose tables are in a person's own units, by the kind of their inputs.

import { salesTables } from "./demand/salesTables.ts";
import type { OwnUnits } from "./ownUnits.ts";
import { priceTables } from "./priceResponse/priceTables.ts";

export const ownTables = { prices: priceTables, sales: salesTables } as const satisfies Record<
  string,
  OwnUnits
>;

export type OwnTableKind = keyof typeof ownTables;
