// The sales that ship with the lab.

import type { Shipped } from "../kind.ts";

/** UCI Sales Transactions Weekly (Tan and San Lau 2014), CC BY 4.0. */
export const shippedSales: Shipped = {
  label: "UCI Sales Transactions Weekly",
  url: new URL("../../../datasets/sales-weekly/sales-weekly.pack", import.meta.url),
};
