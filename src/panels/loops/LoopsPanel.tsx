// The loops: which algorithm, its inner loop, the outer loop around it, the model.

import { Divider, Select, Stack, Text } from "@mantine/core";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import { t } from "../../i18n/language.ts";
import { choose } from "../../store/actions.ts";
import { useExperiment } from "../../store/state.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { Words } from "../../ui/Words.tsx";
import { SweepButton } from "../sweep/Sweep.tsx";
import { AlgorithmPage } from "./AlgorithmPage.tsx";
import { Beside } from "./Beside.tsx";
import { HeatMaps } from "./HeatMaps.tsx";
import { SectionOptions } from "./SectionOptions.tsx";

export function LoopsPanel() {
  const experiment = useExperiment();
  const { problem } = taskFamilies[experiment.task.id].meta;
  const meta: AlgorithmMeta = algorithms[experiment.algorithm.id].meta;
  const fits = (item: AlgorithmMeta) => item.problems.includes(problem);
  return (
    <section className="side loops" aria-label={t`Loops`}>
      <Stack gap={10}>
        <Text size="sm" fw={600}>
          {t`Inner loop`}
        </Text>
        <Select
          size="xs"
          aria-label={t`Algorithm`}
          data-testid="algorithm"
          allowDeselect={false}
          value={experiment.algorithm.id}
          data={Object.entries(algorithms).map(([value, item]) => ({
            value,
            label: t(item.meta.label),
            disabled: !fits(item.meta),
          }))}
          onChange={(id) => id && choose("algorithm", id)}
        />
        <Text component="div" size="xs" c="dimmed">
          <Words>{t(meta.summary)}</Words>
        </Text>
        <AlgorithmPage meta={meta} />
        <SectionOptions section="algorithm" more={t`More of the algorithm`} />
        <Beside />
        {meta.shown && (
          <div className="expert">
            <HeatMaps {...meta.shown} />
          </div>
        )}
        <Divider />
        <Text size="sm" fw={600}>
          {t`Outer loop`}
        </Text>
        <SectionOptions section="training" more={t`Schedule, stopping, evaluation`} />
        <SweepButton />
        <Stack gap={10} className="expert">
          <Divider />
          <SectionOptions section="model" more={t`Model`} />
          <SectionOptions section="run" more={t`Backend and baseline`} />
        </Stack>
      </Stack>
    </section>
  );
}
