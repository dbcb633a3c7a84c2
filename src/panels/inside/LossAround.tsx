// The loss around a contender's way at the task that is looked at, following training at a tenth of its time.

import { Text } from "@mantine/core";
import { colourOf } from "../../charts/colours.ts";
import type { LossPlane, SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { lossPlaneOf } from "../../store/actions.ts";
import { useContenders, useLab, useRun } from "../../store/state.ts";
import type { Words } from "../../words/said.ts";
import { REST } from "../following/rest.ts";
import { useFollowed } from "../following/useFollowed.ts";
import { type Data, SaveMenu } from "../takeAway/SaveMenu.tsx";
import { heatOf } from "./heat.ts";
import { LossPicture, type PlaneSet, written } from "./LossPicture.tsx";
import { INSIDE } from "./words.ts";

const { plane: WORDS } = INSIDE;

interface Props {
  readonly task: SampledTask;
  readonly role: string;
  readonly set: PlaneSet;
  readonly step: number;
  readonly colour: string;
}

export function LossAround({ task, role, set, step, colour }: Props) {
  const own = useLab((state) => state.ownSupport);
  const contenders = useContenders();
  const iteration = useRun((record) => record.iteration, 0);
  const empty = (own ?? task.support).count === 0;
  const followed = useFollowed([task, own, role], REST, async () => {
    const found = empty ? undefined : await lossPlaneOf({ task, own, role });
    return found && { ...found, task, role };
  });
  const found = followed?.found.role === role && followed.found.task === task ? followed.found : undefined;
  const labelOf = (of: string): Words => contenders.find((one) => one.role === of)?.label ?? of;
  if (empty) return <Note words={WORDS.noPoints} />;
  if (found === undefined) return <Note words={WORDS.working} />;
  const { plane } = found;
  if (plane === undefined) return <Note words={WORDS.still} />;
  const other = plane.towards.kind === "contender" ? plane.towards.role : role;
  const [asked, all] = plane.queries;
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(WORDS.about(plane.at, thirdOf(plane, labelOf), written(heatOf(plane[set])?.factor ?? 1)))}{" "}
        {plane.samples > 1 && t(WORDS.first(plane.samples))}{" "}
        {set === "query" && asked < all && t(WORDS.some(asked, all))}{" "}
        {followed!.iteration !== iteration && t(WORDS.at(followed!.iteration))}
        <SaveMenu name="loss-plane" within=".inside" data={() => gridOf(plane)} />
      </Text>
      <LossPicture
        plane={plane}
        set={set}
        step={step}
        colour={colour}
        other={{
          label: labelOf(other),
          colour: colourOf(
            other,
            contenders.map((one) => one.role),
          ),
        }}
      />
    </>
  );
}

/** The losses at every point of the grid, unrounded. */
function gridOf({ side, across, up, support, query }: LossPlane): Data {
  const at = ([from, to]: readonly [number, number], place: number) =>
    from + ((to - from) * place) / (side - 1);
  const [, along, beside, , ofSupport, ofQuery] = WORDS.head;
  return {
    head: [along, beside, ofSupport, ofQuery].map((name) => t(name)),
    rows: Array.from(support, (loss, place) => [
      at(across, place % side),
      at(up, Math.floor(place / side)),
      loss,
      query[place]!,
    ]),
  };
}

const Note = ({ words }: { readonly words: Words }) => (
  <Text size="xs" c="dimmed">
    {t(words)}
  </Text>
);

/** What the plane's third point is, in words. */
function thirdOf({ towards }: LossPlane, labelOf: (role: string) => Words): Words {
  if (towards.kind === "contender") return WORDS.thirds.contender(labelOf(towards.role));
  return towards.kind === "step" ? WORDS.thirds.step(towards.step) : WORDS.thirds.random;
}
