// Beside the picture, where one asks for it: why one answer came out, following training and the points that are dragged.

import { Switch, Text } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { askWhy, markAnswer } from "../../store/actions.ts";
import { useLab, useRun } from "../../store/state.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { explained } from "./influences.ts";
import { answersOf, namingOf } from "./kinds.tsx";
import { Layers } from "./Layers.tsx";
import { Nearest } from "./Nearest.tsx";
import { QueryPicker } from "./QueryPicker.tsx";
import { Records } from "./Records.tsx";
import { useWhy } from "./useWhy.ts";
import { withDrawing } from "./withDrawing.ts";
import { WHY, WRITTEN } from "./words.ts";

export function WhySwitch() {
  const asking = useLab((state) => state.asking);
  return (
    <Switch
      size="xs"
      label={t(WHY.toggle)}
      data-testid="ask-why"
      checked={asking}
      onChange={(event) => askWhy(event.currentTarget.checked)}
    />
  );
}

interface Props {
  readonly task: SampledTask;
  /** Whose answer. */
  readonly role: string;
  readonly step: number;
}

export function WhyPanel({ task: sampled, role, step }: Props) {
  const own = useLab((state) => state.ownSupport);
  const drawing = useLab((state) => state.ownDrawing);
  const task = useMemo(() => (drawing ? withDrawing(sampled, drawing) : sampled), [sampled, drawing]);
  const iteration = useRun((record) => record.iteration, 0);
  const untrained = iteration === 0;
  const support = own ?? task.support;
  const first = drawing ? sampled.query.count : (namingOf(task, support, undefined)?.first ?? 0);
  const [row, setRow] = useState(first);
  useEffect(() => {
    markAnswer(row);
    return () => markAnswer(undefined);
  }, [row]);
  const found = useWhy(task, role, row);
  const naming = namingOf(task, found?.support ?? support, found?.view.names);
  if (naming === undefined) return null;
  const written = WRITTEN[naming.written];
  const why = found?.role === role && found.row === row ? found : undefined;
  const told = found && explained(found.view, step, found.support.count);
  const answered = () => {
    if (told === undefined || why === undefined) return WHY.working;
    if (!Number.isFinite(told.answer)) return WHY.failed;
    const where = naming.query(row).words;
    const answer = written.write(told.answer);
    return naming.className
      ? WHY.taken(where, naming.className(told.output), answer)
      : WHY.value(where, answer);
  };
  return (
    <Scrolled className="why" label={t(WHY.title)}>
      <Text size="sm" fw={600} lineClamp={1} title={t(task.description.title)}>
        {t(WHY.title)}
        <Text span size="sm" c="dimmed" fw={400}>
          {" "}
          · {t(task.description.title)}
        </Text>
      </Text>
      {untrained && (
        <Text size="xs" c="dimmed">
          {t(WHY.untrained)}
        </Text>
      )}
      {task.description.kind === "images" && drawing === undefined && (
        <Text size="xs" c="dimmed">
          {t(WHY.draw)}
        </Text>
      )}
      <QueryPicker naming={naming} count={answersOf(task)} row={row} onPick={setRow} />
      {support.count === 0 ? (
        <Text size="sm" data-testid="why-empty">
          {t(WHY.empty)}
        </Text>
      ) : (
        <>
          <Text size="sm" data-testid="why-answer">
            {naming.query(row).picture} {t(answered())}
            {why && why.iteration !== iteration && (
              <Text span size="xs" c="dimmed">
                {" "}
                {t(WHY.nearAt(why.iteration))}
              </Text>
            )}
          </Text>
          {found && told && (
            <>
              <Records naming={naming} told={told} support={found.support} />
              <Layers view={found.view} step={step} />
            </>
          )}
          <Nearest task={task} role={role} naming={naming} />
        </>
      )}
    </Scrolled>
  );
}
