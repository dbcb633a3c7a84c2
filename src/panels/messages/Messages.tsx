// What the person should know: what cannot be trained, a lost worker, divergence with its remedies, kept runs, the rest.

import { Alert, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { curesFor } from "../../experiment/cures.ts";
import { backendsOf } from "../../experiment/record.ts";
import type { Divergence } from "../../experiment/results.ts";
import { inTime, t } from "../../i18n/language.ts";
import { compareResult } from "../../share/result.ts";
import { cure, dismiss, forgetExpected, forgetKept, goOn, revive, take } from "../../store/actions.ts";
import type { Message } from "../../store/messages.ts";
import { useLab, useRun } from "../../store/state.ts";
import { said } from "../../words/said.ts";
import { Ready } from "../ready/Ready.tsx";

const COLOURS = { fault: "red", warning: "yellow", news: "green" } as const satisfies Record<
  Message["kind"],
  string
>;

/** Says whether this run came to the result that the link brought. */
function Expected() {
  const expected = useLab((state) => state.expected);
  const record = useLab((state) => (state.expected ? state.record : undefined));
  if (expected === undefined || record === undefined) return null;
  const verdict = compareResult(expected, record.losses.values, backendsOf(record));
  return (
    <Alert
      color={verdict?.same === undefined ? "blue" : verdict.same ? "green" : "orange"}
      py={6}
      withCloseButton
      closeButtonLabel={t`Put away`}
      onClose={forgetExpected}
      data-testid="expected"
    >
      {verdict
        ? t(verdict.message)
        : t`This link brings a result: training loss ${expected.last} after ${expected.iterations} iterations on ${expected.backends.join(", ")}. Press Play to see whether you get the same.`}
    </Alert>
  );
}

/** Offers to go on with an earlier run of the same experiment. */
function Kept() {
  const kept = useLab((state) => state.kept);
  if (kept === undefined) return null;
  return (
    <Alert
      color="blue"
      py={6}
      withCloseButton
      closeButtonLabel={t`Put away`}
      onClose={forgetKept}
      data-testid="checkpoint"
    >
      <Group gap="sm">
        <Text size="sm">
          {kept.marks.length > 0
            ? t`This browser has kept your run of this experiment: ${kept.iteration} iterations, begun ${inTime(kept.begunAt)}, knobs turned ${kept.marks.length} times.`
            : t`This browser has kept your run of this experiment: ${kept.iteration} iterations, begun ${inTime(kept.begunAt)}.`}
        </Text>
        <Button size="compact-xs" onClick={goOn}>
          {t`Go on from there`}
        </Button>
      </Group>
    </Alert>
  );
}

/** Why the experiment shown cannot be trained, and what would make it possible. */
function Refusal() {
  const refused = useLab((state) => state.refused);
  const experiment = useLab((state) => state.experiment);
  if (refused === undefined) return null;
  return (
    <Alert color="red" title={t`This experiment cannot be trained`} data-testid="refused">
      <Text size="sm">{t(refused.message)}</Text>
      <Group gap="xs" mt={6}>
        {refused.cure === "reload" ? (
          <Button size="compact-sm" onClick={() => window.location.reload()}>
            {t`Reload`}
          </Button>
        ) : (
          curesFor(experiment).map((cure, index) => (
            <Button
              key={t(cure.label)}
              size="compact-sm"
              variant={index === 0 ? "filled" : "default"}
              onClick={() => take(cure.experiment)}
            >
              {t(cure.label)}
            </Button>
          ))
        )}
      </Group>
    </Alert>
  );
}

/** The worker is gone or silent. */
function Lost() {
  const lost = useLab((state) => state.lost);
  if (lost === undefined) return null;
  return (
    <Alert color="red" title={t`The worker is lost`} data-testid="lost">
      <Group>
        <Text size="sm">{t(lost)}</Text>
        <Button size="xs" onClick={() => void revive()}>
          {t`Start another and go on`}
        </Button>
      </Group>
    </Alert>
  );
}

function Diverged() {
  const divergence = useRun<Divergence | undefined>((record) => record.divergence, undefined);
  const [away, setAway] = useState<Divergence>();
  if (divergence === undefined || divergence === away) return null;
  return (
    <Alert
      color="red"
      title={t`The run diverged`}
      withCloseButton
      closeButtonLabel={t`Put away`}
      onClose={() => setAway(divergence)}
      data-testid="diverged"
    >
      <Group>
        <Text size="sm">{t(divergence.message)}</Text>
        {divergence.remedies.map((remedy) => (
          <Button key={t(remedy.label)} size="xs" onClick={() => void cure(remedy)}>
            {t`${said(remedy.label)} and go on`}
          </Button>
        ))}
      </Group>
    </Alert>
  );
}

export function Messages() {
  const messages = useLab((state) => state.messages);
  return (
    <div className="messages" aria-live="polite">
      <Lost />
      <Refusal />
      <Diverged />
      <Expected />
      <Kept />
      <Ready />
      {messages.map(({ key, kind, text, cure: press }) => (
        <Alert
          key={key}
          color={COLOURS[kind]}
          className={`message-${kind}`}
          py={6}
          withCloseButton
          closeButtonLabel={t`Put away`}
          onClose={() => dismiss(key)}
          data-testid="problem-alert"
        >
          <Group gap="sm">
            <Text size="sm">{t(text)}</Text>
            {press && (
              <Button size="compact-xs" onClick={press.act}>
                {t(press.label)}
              </Button>
            )}
          </Group>
        </Alert>
      ))}
    </div>
  );
}
