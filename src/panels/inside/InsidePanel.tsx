// Beside the picture, where one asks for it: what goes on inside the learner that is shown, following its training.

import { Switch, Text } from "@mantine/core";
import { useRef } from "react";
import type { InsideView, SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { lookInside } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";
import { aligned } from "./align.ts";
import { PathPicture } from "./PathPicture.tsx";
import { SpacePicture } from "./SpacePicture.tsx";
import { INSIDE } from "./words.ts";

/** What there is to draw. */
type Drawn = Exclude<InsideView, { readonly kind: "nothing" }>;

/** All points of a view, one after the other. */
const pointsOf = (view: Drawn): Float32Array => {
  const sets = view.kind === "path" ? view.paths : [view.support, view.query, view.prototypes ?? []];
  return Float32Array.from(sets.flatMap((set) => [...set]));
};

/** The view with its points where they are moved to. */
function withPoints(view: Drawn, points: Float32Array): Drawn {
  let from = 0;
  const next = (length: number) => {
    from += length;
    return points.subarray(from - length, from);
  };
  if (view.kind === "path") return { ...view, paths: view.paths.map(({ length }) => next(length)) };
  return {
    ...view,
    support: next(view.support.length),
    query: next(view.query.length),
    ...(view.prototypes && { prototypes: next(view.prototypes.length) }),
  };
}

/** The latest view, lying as near as can be to the one before. */
function useInside(): InsideView | undefined {
  const view = useLab(({ inside }) => inside);
  const shown = useRef<{ of: Drawn; points: Float32Array; moved: Drawn }>(undefined);
  if (view === undefined || view.kind === "nothing") return view;
  if (shown.current?.of !== view) {
    const before = shown.current?.of.kind === view.kind ? shown.current.points : undefined;
    const points = aligned(pointsOf(view), before);
    shown.current = { of: view, points, moved: withPoints(view, points) };
  }
  return shown.current.moved;
}

export function InsideSwitch() {
  const looking = useLab((state) => state.looking);
  return (
    <Switch
      size="xs"
      label={t(INSIDE.toggle)}
      data-testid="look-inside"
      checked={looking}
      onChange={(event) => lookInside(event.currentTarget.checked)}
    />
  );
}

interface Props {
  readonly task: SampledTask;
  readonly step: number;
  /** The contender's own. */
  readonly colour: string;
}

export function InsidePanel({ task, step, colour }: Props) {
  const view = useInside();
  if (view === undefined) return null;
  return (
    <section className="inside" aria-label={t(INSIDE.toggle)} data-testid="inside">
      <Text size="sm" fw={600}>
        {t(INSIDE[view.kind].title)}
      </Text>
      {view.kind === "nothing" ? (
        <Text size="xs" c="dimmed">
          {t(INSIDE.nothing.about)}
        </Text>
      ) : view.kind === "path" ? (
        <PathPicture view={view} step={step} colour={colour} />
      ) : (
        <SpacePicture view={view} task={task} />
      )}
    </section>
  );
}
