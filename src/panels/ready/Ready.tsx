// Weights that came with the lab: offered, told from those trained here, and the way to training from scratch.

import { Alert, Badge, Button, Group, Text, Tooltip } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import type { ReadyOrigin } from "../../experiment/record.ts";
import { t } from "../../i18n/language.ts";
import { reset } from "../../store/actions.ts";
import { compareWithReady, forgetReady, openReady, readyFor } from "../../store/ready.ts";
import { useLab, useRun } from "../../store/state.ts";
import type { Said } from "../../words/said.ts";
import { READY } from "./words.ts";

const useOrigin = () => useRun<ReadyOrigin | undefined>((record) => record.ready, undefined);
const useIteration = () => useRun((record) => record.iteration, 0);
/** The ready run of the experiment that stands. */
function useReady() {
  const experiment = useLab((state) => state.record && state.experiment);
  return useMemo(() => experiment && readyFor(experiment), [experiment]);
}

/** Which weights are on the screen; nothing for experiments that have no ready ones. */
export function WeightsBadge() {
  const origin = useOrigin();
  const iteration = useIteration();
  const offered = useReady() !== undefined;
  if (origin === undefined && !offered) return null;
  const more = origin && iteration - origin.iterations;
  const [label, words]: readonly [Said, Said] = origin
    ? more === 0
      ? [READY.badge, READY.stands(origin)]
      : [READY.badgeOn, READY.trainedOn(origin, more!)]
    : iteration > 0
      ? [READY.here, READY.hereWords]
      : [READY.fresh, READY.freshWords];
  return (
    <Tooltip label={t(words)} multiline maw={360}>
      <Badge
        variant={origin ? "light" : "default"}
        color="violet"
        tt="none"
        tabIndex={0}
        className="weights"
        data-testid="weights"
      >
        {t(label)}
      </Badge>
    </Tooltip>
  );
}

function Told({ testId, children }: { testId: string; children: ReactNode }) {
  return (
    <Alert
      color="violet"
      py={6}
      withCloseButton
      closeButtonLabel={t(READY.away)}
      onClose={forgetReady}
      data-testid={testId}
    >
      <Group gap="sm">{children}</Group>
    </Alert>
  );
}

/** What is to be said of ready weights, and the presses that go with it. */
export function Ready() {
  const origin = useOrigin();
  const iteration = useIteration();
  const offered = useLab((state) => state.readyOffered);
  const ready = useReady();
  if (!offered) return null;
  if (origin)
    return (
      <Told testId="ready">
        <Text size="sm">
          {t(
            iteration === origin.iterations
              ? READY.stands(origin)
              : READY.trainedOn(origin, iteration - origin.iterations),
          )}
        </Text>
        <Button size="compact-xs" variant="default" onClick={reset}>
          {t(READY.again)}
        </Button>
      </Told>
    );
  if (ready === undefined) return null;
  return (
    <Told testId="ready-offer">
      <Text size="sm">{t(READY.offered(ready))}</Text>
      <Button size="compact-xs" onClick={() => void openReady(ready)}>
        {t(READY.open)}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => void compareWithReady(ready)}>
        {t(READY.compare)}
      </Button>
    </Told>
  );
}
