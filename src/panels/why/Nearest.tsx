// The training tasks that are most like the one that is looked at, in miniature.

import { Anchor, Text } from "@mantine/core";
import type { SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { useRun } from "../../store/state.ts";
import type { TaskDescription } from "../../tasks/episode.ts";
import { said, type Words } from "../../words/said.ts";
import { Miniature } from "../tasks/Miniature.tsx";
import type { Naming } from "./kinds.tsx";
import { useNearest } from "./useWhy.ts";
import { WHY, WRITTEN } from "./words.ts";

interface Props {
  readonly task: SampledTask;
  readonly role: string;
  readonly naming: Naming;
}

/** What a task is called: by its classes where it has names for them, else by its title. */
function nameOf(description: TaskDescription): Words {
  if (description.kind === "sentences") return said`${description.classes}`;
  if (description.kind === "images") {
    const groups = [...new Set(description.classes.map(({ group }) => group))].filter(
      (group) => group !== "",
    );
    if (groups.length > 0) return said`${groups}`;
  }
  return description.title;
}

export function Nearest({ task, role, naming }: Props) {
  const { found, again } = useNearest(task, role);
  const iteration = useRun((record) => record.iteration, 0);
  const { write } = WRITTEN[naming.written];
  const near = found?.role === role ? found : undefined;
  return (
    <section aria-label={t(WHY.near)} data-testid="why-near">
      <Text size="sm" fw={600}>
        {t(WHY.near)}
      </Text>
      {near === undefined ? (
        <Text size="xs" c="dimmed">
          {t(WHY.nearWorking)}
        </Text>
      ) : (
        <>
          <Text size="xs" c="dimmed">
            {t((naming.className ? WHY.nearAboutClasses : WHY.nearAbout)(near.near.sampled))}{" "}
            {near.iteration !== iteration && (
              <>
                {t(WHY.nearAt(near.iteration))}{" "}
                <Anchor component="button" type="button" size="xs" onClick={again}>
                  {t(WHY.again)}
                </Anchor>
              </>
            )}
          </Text>
          {near.near.nearest.map(({ task: other, distance }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two sampled tasks may be the same
            <div key={place} className="why-near" data-testid="why-near-task">
              <Miniature task={other} />
              <div>
                <Text size="xs" lineClamp={2} title={t(nameOf(other.description))}>
                  {t(nameOf(other.description))}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(WHY.distance(write(distance), write(near.near.median)))}
                </Text>
              </div>
            </div>
          ))}
        </>
      )}
    </section>
  );
}
