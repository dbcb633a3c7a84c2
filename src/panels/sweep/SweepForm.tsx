// What a sweep is to try: over which experiment, which knobs, how many points and seeds, how long.

import { Button, CopyButton, FileButton, Group, Select, Stack, Switch, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { t } from "../../i18n/language.ts";
import { linkToSweep } from "../../share/address.ts";
import { optionNamed, writeLink } from "../../share/link.ts";
import { sweepFrom } from "../../share/sweepPlan.ts";
import { STRATEGIES, type Strategy, type SweepSpec, strategyOf } from "../../share/sweepSpec.ts";
import { guard } from "../../store/messages.ts";
import { lab } from "../../store/state.ts";
import { beginSweep, fittingWorkers, layOut, takeSweepFile } from "../../store/sweep.ts";
import { inARow, type Words, wordsOf } from "../../words/said.ts";
import { nameOf } from "../gallery/name.ts";
import { DomainControl, WholeControl } from "./DomainControl.tsx";
import {
  domainFor,
  experimentOf,
  hasBaseline,
  iterationsOf,
  type Knob,
  knobsOf,
  pointsOf,
  withBaseline,
  withDomain,
  withHalving,
  withPoints,
  withSeeds,
  withSet,
  withStrategy,
} from "./draft.ts";
import { sweepPresets } from "./presets.ts";
import { SWEEP } from "./words.ts";

const MOST_ITERATIONS = 1_000_000;
const MOST_SEEDS = 20;

/** How many runs a sweep has, or why it cannot be laid out. */
function runsOf(spec: SweepSpec): number | Words {
  if (Object.keys(strategyOf(spec)[1]).length === 0) return SWEEP.nothingSwept;
  try {
    return sweepFrom(spec, SWEEP.title).planned.length;
  } catch (error) {
    return wordsOf(error);
  }
}

/** The experiment on the page in place of the one that is swept; knobs that it does not have go. */
function overPage(spec: SweepSpec): SweepSpec {
  const { experiment } = lab.getState();
  const known = new Set(knobsOf(experiment).map(({ name }) => name));
  const [strategy, domains] = strategyOf(spec);
  const kept = Object.fromEntries(Object.entries(domains).filter(([name]) => known.has(name)));
  const { seeds: _, ...rest } = spec;
  return { ...rest, experiment: writeLink(experiment), [strategy]: kept };
}

function Beginnings({ spec }: { spec: SweepSpec }) {
  const experiment = experimentOf(spec);
  return (
    <Group gap="xs">
      <Text size="sm" style={{ flex: "1 1 260px" }}>
        {t(SWEEP.over(inARow([nameOf(experiment).name])))}
      </Text>
      <Button size="compact-xs" variant="default" onClick={() => layOut(overPage(spec))}>
        {t(SWEEP.ofPage)}
      </Button>
      <Select
        size="xs"
        w={260}
        data-testid="sweep-preset"
        aria-label={t(SWEEP.ready)}
        placeholder={t(SWEEP.ready)}
        value={null}
        data={Object.entries(sweepPresets).map(([value, { label }]) => ({ value, label: t(label) }))}
        onChange={(id) => id && layOut(sweepPresets[id as keyof typeof sweepPresets].spec)}
      />
    </Group>
  );
}

function Knobs({ spec, knobs }: { spec: SweepSpec; knobs: readonly Knob[] }) {
  const [strategy, domains] = strategyOf(spec);
  const experiment = experimentOf(spec);
  const swept = Object.entries(domains).flatMap(([name, domain]) => {
    const knob = knobs.find((one) => one.name === name);
    return knob ? [{ knob, domain }] : [];
  });
  const add = (name: string) => {
    const { field } = knobs.find((knob) => knob.name === name)!;
    const now = optionNamed(experiment, name)?.value;
    layOut(withDomain(spec, name, domainFor(field, now ?? field.default)));
  };
  return (
    <Stack gap="xs">
      {swept.map(({ knob, domain }) => (
        <DomainControl
          key={knob.name}
          knob={knob}
          domain={domain}
          counts={strategy === "grid"}
          change={(next) => layOut(withDomain(spec, knob.name, next))}
        />
      ))}
      <Select
        size="xs"
        w={260}
        searchable
        data-testid="add-knob"
        aria-label={t(SWEEP.addKnob)}
        placeholder={t(SWEEP.addKnob)}
        value={null}
        data={knobs
          .filter(({ name }) => !(name in domains))
          .map(({ name, label }) => ({ value: name, label: t(label) }))}
        onChange={(name) => name && add(name)}
      />
    </Stack>
  );
}

function Extent({ spec }: { spec: SweepSpec }) {
  const [strategy] = strategyOf(spec);
  const { halving, seeds } = spec;
  return (
    <Group gap="sm" align="end">
      <Select
        size="xs"
        w={220}
        label={t(SWEEP.strategy)}
        allowDeselect={false}
        value={strategy}
        data={STRATEGIES.map((value) => ({ value, label: t(SWEEP.strategies[value]) }))}
        onChange={(value) => value && layOut(withStrategy(spec, value as Strategy))}
      />
      {strategy !== "grid" && (
        <WholeControl
          words={SWEEP.points}
          value={pointsOf(spec)}
          most={1000}
          change={(count) => layOut(withPoints(spec, count))}
        />
      )}
      <WholeControl
        words={SWEEP.iterations}
        value={iterationsOf(spec)}
        most={MOST_ITERATIONS}
        width={150}
        change={(count) => layOut(withSet(spec, "iterations", count))}
      />
      <WholeControl
        words={SWEEP.seeds}
        value={seeds?.length ?? 1}
        most={MOST_SEEDS}
        width={130}
        change={(count) => layOut(withSeeds(spec, count))}
      />
      <Stack gap={6}>
        <Switch
          size="xs"
          label={t(SWEEP.halving)}
          title={halving && t(SWEEP.halvingHelp(halving.from, halving.by))}
          checked={halving !== undefined}
          onChange={(event) => layOut(withHalving(spec, event.currentTarget.checked))}
        />
        <Switch
          size="xs"
          label={t(SWEEP.baseline)}
          checked={hasBaseline(spec)}
          onChange={(event) => layOut(withBaseline(spec, event.currentTarget.checked))}
        />
      </Stack>
    </Group>
  );
}

export function SweepForm({ spec, busy }: { spec: SweepSpec; busy: boolean }) {
  const [workers, setWorkers] = useState(fittingWorkers);
  // A running sweep tells of each run: neither is worked out anew for that.
  const knobs = useMemo(() => knobsOf(experimentOf(spec)), [spec]);
  const runs = useMemo(() => runsOf(spec), [spec]);
  const possible = typeof runs === "number";
  return (
    <Stack gap="sm">
      <Beginnings spec={spec} />
      <Knobs spec={spec} knobs={knobs} />
      <Extent spec={spec} />
      <Group gap="sm" align="end">
        <WholeControl words={SWEEP.workers} value={workers} most={64} width={80} change={setWorkers} />
        <Button
          size="xs"
          data-testid="begin-sweep"
          disabled={!possible || busy}
          onClick={() => void guard(beginSweep(workers))}
        >
          {t(SWEEP.begin)}
          {possible && ` (${t(SWEEP.runs(runs))})`}
        </Button>
        {!possible && (
          <Text size="sm" c="var(--wrong)" style={{ flex: "1 1 240px" }}>
            {t(runs)}
          </Text>
        )}
        <Group gap="xs" ml="auto">
          {possible && (
            <CopyButton value={linkToSweep(spec)}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy}>
                  {t(copied ? SWEEP.copied : SWEEP.link)}
                </Button>
              )}
            </CopyButton>
          )}
          <FileButton accept=".json,application/json" onChange={(file) => file && void takeSweepFile(file)}>
            {(props) => (
              <Button {...props} size="compact-xs" variant="default" data-testid="take-sweep">
                {t(SWEEP.file)}
              </Button>
            )}
          </FileButton>
        </Group>
      </Group>
    </Stack>
  );
}
