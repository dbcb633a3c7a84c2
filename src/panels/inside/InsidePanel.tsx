// Beside the picture, where one asks for it: what goes on inside the learner that is shown, following its training.

import { Group, SegmentedControl, Switch, Text } from "@mantine/core";
import { useRef, useState } from "react";
import type { InsideView, SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { lookInside, wantPicture } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";
import { type Data, SaveMenu } from "../takeAway/SaveMenu.tsx";
import { aligned } from "./align.ts";
import { LossAround } from "./LossAround.tsx";
import type { PlaneSet } from "./LossPicture.tsx";
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

/** Where weights stand after each step, or where examples lie, unrounded. */
function dataOf(view: Drawn): Data {
  if (view.kind === "path")
    return {
      head: [t`sample`, t`inner step`, "x", "y", t`loss`],
      rows: view.paths.flatMap((path, sample) =>
        Array.from(view.losses[sample]!, (loss, step) => [
          sample + 1,
          step,
          path[2 * step]!,
          path[2 * step + 1]!,
          loss,
        ]),
      ),
    };
  const sets = [
    [t`support`, view.support],
    [t`query`, view.query],
    [t`prototype`, view.prototypes ?? new Float32Array(0)],
  ] as const;
  return {
    head: ["", "#", "x", "y"],
    rows: sets.flatMap(([name, points]) =>
      Array.from({ length: points.length / 2 }, (_, place) => [
        name,
        place + 1,
        points[2 * place]!,
        points[2 * place + 1]!,
      ]),
    ),
  };
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
  /** Inside whom. */
  readonly role: string;
  readonly step: number;
  /** The contender's own. */
  readonly colour: string;
}

const SETS = ["support", "query"] as const satisfies readonly PlaneSet[];

export function InsidePanel({ task, role, step, colour }: Props) {
  const view = useInside();
  const [set, setSet] = useState<PlaneSet>("support");
  const around = useLab(({ pictures }) => pictures.lossPlane);
  if (view === undefined) return null;
  return (
    <section className="inside" aria-label={t(INSIDE.toggle)} data-testid="inside">
      <Group gap={4} wrap="nowrap">
        <Text size="sm" fw={600}>
          {t(INSIDE[view.kind === "path" && around ? "plane" : view.kind].title)}
        </Text>
        {view.kind !== "nothing" && !(view.kind === "path" && around) && (
          <SaveMenu name="inside" within=".inside" data={() => dataOf(view)} />
        )}
      </Group>
      {view.kind === "path" && (
        <SegmentedControl
          size="xs"
          aria-label={t(INSIDE.which)}
          value={around ? set : "path"}
          onChange={(value) => {
            wantPicture("lossPlane", value !== "path");
            if (value !== "path") setSet(value);
          }}
          data={[
            { value: "path" as const, label: t(INSIDE.path.choice) },
            ...SETS.map((value) => ({ value, label: t(INSIDE.plane.choices[value]) })),
          ]}
        />
      )}
      {view.kind === "nothing" ? (
        <Text size="xs" c="dimmed">
          {t(INSIDE.nothing.about)}
        </Text>
      ) : view.kind === "path" && around ? (
        <LossAround task={task} role={role} set={set} step={step} colour={colour} />
      ) : view.kind === "path" ? (
        <PathPicture view={view} step={step} colour={colour} />
      ) : (
        <SpacePicture view={view} task={task} />
      )}
    </section>
  );
}
