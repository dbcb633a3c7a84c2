// The lesson that is given, above the panels: what is said, what is asked, what to try, and whether it was done.

import { ActionIcon, Button, CloseButton, Group, Popover, Text, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconCheck, IconCircle, IconQrcode } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { inLanguageOf, t } from "../../i18n/language.ts";
import type { LessonStep, LessonText } from "../../lessons/lesson.ts";
import { linkToLesson } from "../../share/address.ts";
import { openGallery } from "../../store/actions.ts";
import { endLesson, finishLesson, predict, turnLesson } from "../../store/lesson.ts";
import { useExperiment, useLab } from "../../store/state.ts";
import { inOrder } from "../gallery/cards.ts";
import { LESSON } from "./words.ts";

const Code = lazy(async () => ({ default: (await import("./Code.tsx")).Code }));

const text = (words: LessonText): string => inLanguageOf(words);

function Ask({ ask, chosen }: { ask: NonNullable<LessonStep["ask"]>; chosen: number | undefined }) {
  const choice = chosen === undefined ? undefined : ask.choices[chosen];
  return (
    <div className="lesson-ask" data-testid="lesson-ask">
      <Text size="sm" fw={600} className="lesson-text">
        {t(LESSON.predict)} {text(ask.question)}
      </Text>
      <Group gap={6}>
        {ask.choices.map((one, index) => (
          <Button
            key={text(one.text)}
            size="compact-sm"
            variant={chosen === index ? "filled" : "default"}
            disabled={chosen !== undefined && chosen !== index}
            aria-pressed={chosen === index}
            leftSection={
              chosen !== undefined && one.right ? (
                <IconCheck size={14} aria-label={t(LESSON.right)} />
              ) : undefined
            }
            data-testid="lesson-choice"
            onClick={() => predict(index)}
          >
            {text(one.text)}
          </Button>
        ))}
      </Group>
      <Text size="sm" className="lesson-text" aria-live="polite" data-testid="lesson-answer">
        {choice && (
          <>
            <b>{t(choice.right ? LESSON.right : LESSON.other)}</b> {text(choice.answer)}
          </>
        )}
      </Text>
    </div>
  );
}

export function LessonStrip() {
  const now = useLab((state) => state.lesson);
  const experiment = useExperiment();
  if (now === undefined) return null;
  const { lesson, shipped, at, chosen, done } = now;
  const step = lesson.steps[at]!;
  const last = at === lesson.steps.length - 1;
  const tried = step.try === undefined || done.includes(at);
  const finished = tried && (step.ask === undefined || chosen[at] !== undefined);
  return (
    <section className="lesson" aria-label={text(lesson.title)} data-testid="lesson">
      <Group gap="xs" wrap="nowrap" className="lesson-head">
        <Text size="sm" fw={700} className="lesson-text">
          {text(lesson.title)}
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }} data-testid="lesson-step">
          {t(LESSON.step(at + 1, lesson.steps.length))}
        </Text>
        <Group gap={6} ml="auto" wrap="nowrap">
          {shipped && (
            <Popover withArrow>
              <Popover.Target>
                <Tooltip label={t(LESSON.code)}>
                  <ActionIcon variant="default" size="sm" aria-label={t(LESSON.code)}>
                    <IconQrcode size={14} />
                  </ActionIcon>
                </Tooltip>
              </Popover.Target>
              <Popover.Dropdown>
                <Suspense>
                  <Code link={linkToLesson(experiment, lesson.id, at)} />
                </Suspense>
              </Popover.Dropdown>
            </Popover>
          )}
          <ActionIcon
            variant="default"
            size="sm"
            disabled={at === 0}
            aria-label={t(LESSON.back)}
            onClick={() => turnLesson(-1)}
          >
            <IconArrowLeft size={14} />
          </ActionIcon>
          <Button
            size="compact-sm"
            data-testid="lesson-next"
            variant={finished ? "filled" : "default"}
            onClick={() => {
              if (!last) return turnLesson(1);
              finishLesson();
              openGallery(inOrder);
            }}
          >
            {t(last ? LESSON.finish : finished ? LESSON.next : LESSON.skip)}
          </Button>
          <CloseButton size="sm" aria-label={t(LESSON.end)} onClick={endLesson} />
        </Group>
      </Group>
      <div className="lesson-body">
        <Text size="sm" className="lesson-text">
          {text(step.say)}
        </Text>
        {step.ask && <Ask ask={step.ask} chosen={chosen[at]} />}
        {step.try && (
          <Group gap={6} wrap="nowrap" align="start" data-testid="lesson-try" data-done={tried || undefined}>
            {tried ? (
              <IconCheck size={16} color="var(--right)" aria-label={t(LESSON.done)} />
            ) : (
              <IconCircle size={16} aria-hidden />
            )}
            <Text size="sm" fw={600} className="lesson-text">
              {text(step.try.do)}
            </Text>
          </Group>
        )}
      </div>
    </section>
  );
}
