// What a contender advises, asked again whenever ratings or weights change; the latest wins.

import { useEffect, useState } from "react";
import type { Advice } from "../../experiment/shown.ts";
import { loadCatalogue, recommendations } from "../../store/actions.ts";
import { type OwnRating, useLab } from "../../store/state.ts";
import type { Catalogue } from "../../tasks/episode.ts";
import { useLatest } from "../../ui/useLatest.ts";

/** What can be rated in the run that stands. */
export function useCatalogue(): Catalogue | undefined {
  const run = useLab(({ record }) => record?.id);
  const [catalogue, setCatalogue] = useState<Catalogue>();
  useEffect(() => {
    let stands = run !== undefined;
    if (stands) void loadCatalogue().then((found) => stands && setCatalogue(found));
    return () => {
      stands = false;
    };
  }, [run]);
  return catalogue;
}

/** The latest advice, and the order in which the ratings before had put everything. */
export interface Advised {
  readonly advice: Advice;
  readonly ratings: readonly OwnRating[];
  readonly before: Uint32Array | undefined;
}

export function useAdvice(ratings: readonly OwnRating[], role: string): Advised | undefined {
  const [found, setFound] = useState<Advised>();
  const weights = useLab(({ paths }) => paths);
  const take = useLatest();
  useEffect(() => {
    if (weights.length === 0) return;
    take(async () => {
      const advice = await recommendations(ratings, role);
      if (advice === undefined) return;
      setFound((last) => ({
        advice,
        ratings,
        // New weights alone are no new rating: what moved then stays in sight.
        before: last?.ratings === ratings ? last.before : last?.advice.order,
      }));
    });
  }, [ratings, role, weights, take]);
  return found;
}
