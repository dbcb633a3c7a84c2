// The ratings that ship with the lab.

import type { Shipped } from "../kind.ts";

/** MovieLens latest-small (Harper and Konstan 2015), for non-commercial use; its terms lie beside it. */
export const shippedRatings: Shipped = {
  label: "MovieLens latest-small",
  url: new URL("../../../datasets/movielens-small/movielens-small.pack", import.meta.url),
};
