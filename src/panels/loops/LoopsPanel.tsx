// The loops: which algorithm, its inner loop, the outer loop around it, the model.

import { Divider, Select, Stack, Text } from "@mantine/core";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { algorithms } from "../../algorithms/registry.ts";
import { choose } from "../../store/actions.ts";
import { useExperiment } from "../../store/state.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { Words } from "../../ui/Words.tsx";
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
    <section className="side loops" aria-label="Loops">
      <Stack gap={10}>
        <Text size="sm" fw={600}>
          Inner loop
        </Text>
        <Select
          size="xs"
          aria-label="Algorithm"
          data-testid="algorithm"
          allowDeselect={false}
          value={experiment.algorithm.id}
          data={Object.entries(algorithms).map(([value, item]) => ({
            value,
            label: item.meta.label,
            disabled: !fits(item.meta),
          }))}
          onChange={(id) => id && choose("algorithm", id)}
        />
        <Text component="div" size="xs" c="dimmed">
          <Words>{meta.summary}</Words>
        </Text>
        <AlgorithmPage meta={meta} />
        <SectionOptions section="algorithm" more="More of the algorithm" />
        <Beside />
        {meta.shown && (
          <div className="expert">
            <HeatMaps {...meta.shown} />
          </div>
        )}
        <Divider />
        <Text size="sm" fw={600}>
          Outer loop
        </Text>
        <SectionOptions section="training" more="Schedule, stopping, evaluation" />
        <Stack gap={10} className="expert">
          <Divider />
          <SectionOptions section="model" more="Model" />
          <SectionOptions section="run" more="Backend and baseline" />
        </Stack>
      </Stack>
    </section>
  );
}
