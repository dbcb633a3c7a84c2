// The run bar: play, step, reset; how far and how fast; on what; share.

import {
  ActionIcon,
  Badge,
  Button,
  CopyButton,
  Group,
  Progress,
  Text,
  Title,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import {
  IconCertificate,
  IconCheck,
  IconChevronLeft,
  IconChevronRight,
  IconInfoCircle,
  IconMaximize,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconRefresh,
  IconShare,
  IconSun,
} from "@tabler/icons-react";
import { backendsOf, isOfThisArithmetic, isRepeatable } from "../../experiment/record.ts";
import type { BackendReport, GradientCheckReport } from "../../experiment/results.ts";
import { inNumbers, t } from "../../i18n/language.ts";
import { linkTo } from "../../share/address.ts";
import { digestOf } from "../../share/result.ts";
import { checkGradients, metaStep, reset, showStep, togglePlay, toggleStage } from "../../store/actions.ts";
import { standsReady } from "../../store/standing.ts";
import { lab, pageState, useLab, useRun } from "../../store/state.ts";
import { said, type Words } from "../../words/said.ts";
import { GalleryButton } from "../gallery/GalleryButton.tsx";
import { WeightsBadge } from "../ready/Ready.tsx";
import { RunsButton } from "../runs/RunsButton.tsx";
import { TakeAway } from "../takeAway/TakeAway.tsx";
import { About } from "../welcome/About.tsx";
import { ABOUT } from "../welcome/words.ts";
import { Knobs } from "./Knobs.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import { timeLeft } from "./timeLeft.ts";
import { ViewSwitch } from "./ViewSwitch.tsx";

const STATE_WORDS = {
  idle: said`press Play`,
  warming: said`warming up…`,
  refused: said`cannot be trained`,
  lost: said`the worker is lost`,
  running: said`running`,
  paused: said`paused`,
  diverged: said`diverged`,
  finished: said`finished`,
} as const;

const rate = (milliseconds: number) => (1000 / milliseconds).toFixed(milliseconds > 100 ? 1 : 0);

/** What goes on, in a word: the state, or work that takes long enough to wonder. */
function Doing() {
  const state = useLab(pageState);
  const reason = useRun<Words>((record) => record.reason, "");
  const work = useLab((now) => now.work);
  const words = work ? t(work.words) : "";
  return (
    <div className="doing">
      <Text size="sm" c="dimmed" data-testid="state" title={t(reason)}>
        {t(STATE_WORDS[state])}
      </Text>
      <Text size="xs" c="dimmed" className="work" data-testid="work" title={words}>
        {words}
      </Text>
      {work && (
        <Progress
          className="share"
          size={3}
          value={100 * (work.share ?? 1)}
          animated={work.share === undefined}
          aria-label={words}
        />
      )}
    </div>
  );
}

function Figures() {
  const iteration = useRun((record) => record.iteration, 0);
  const progress = useLab((state) => state.progress);
  const running = useRun(({ state }) => state === "running", false);
  const left = running ? timeLeft(progress?.secondsLeft ?? 0) : "";
  return (
    <>
      <Text size="sm" fw={600} data-testid="iteration" className="iteration">
        {inNumbers(iteration)}
      </Text>
      <Doing />
      <Text
        size="xs"
        c="dimmed"
        className="pace"
        title={progress && t`${progress.tensors} tensors on the device`}
        data-testid="pace"
      >
        {progress && (
          <>
            <span className="pace-part">{t`${rate(progress.millisecondsPerMetaStep)}/s`}</span>
            {left !== "" && (
              <>
                <span className="pace-between"> · </span>
                <span className="pace-part">{left}</span>
              </>
            )}
            <span className="expert">
              <br />
              {t`${progress.millisecondsPerMetaStep.toFixed(1)} ms`} · {(progress.bytes / 1e6).toFixed(1)} MB
            </span>
          </>
        )}
      </Text>
    </>
  );
}

function BackendBadges() {
  const backend = useRun<BackendReport | undefined>((record) => record.backend, undefined);
  const check = useRun<GradientCheckReport | undefined>((record) => record.gradientCheck, undefined);
  return (
    <Group gap={6} wrap="nowrap" className="expert">
      <Tooltip
        multiline
        maw={360}
        label={backend ? [backend.device, ...backend.notes].map(t).join(" · ") : t`The worker is starting.`}
      >
        <Badge variant="default" tt="none" data-testid="backend" tabIndex={0}>
          {backend?.name ?? t`starting…`}
        </Badge>
      </Tooltip>
      <Tooltip
        multiline
        maw={420}
        label={
          check
            ? check.checks
                .map(
                  ({ name, error, passed }) => `${passed ? "✓" : "✗"} ${t(name)}: ${error.toExponential(1)}`,
                )
                .join("; ")
            : t`Compares a small meta-gradient with central differences on this backend.`
        }
      >
        <Button size="compact-xs" variant="default" data-testid="gradient-check" onClick={checkGradients}>
          {t`gradients ${check ? (check.passed ? "✓" : "✗") : "?"}`}
        </Button>
      </Tooltip>
    </Group>
  );
}

/** Copies a link that tells whoever trains it whether they got the same. */
function ShareResult() {
  const untrained = useRun((record) => record.iteration === 0, true);
  const repeatable = useRun(isRepeatable, true);
  const alike = useRun(isOfThisArithmetic, true);
  const clipboard = useClipboard();
  const reason = untrained
    ? t`Nothing has been trained yet`
    : !alike
      ? t`This run was begun in an earlier version of the lab, which rounds otherwise: nobody could repeat it from a link`
      : !repeatable
        ? t`Knobs were turned while training: nobody could repeat this run from a link`
        : t`Copy a link with this result: whoever opens it is told whether they get the same`;
  return (
    <Tooltip label={clipboard.copied ? t`Copied` : reason} multiline maw={280}>
      <ActionIcon
        variant="default"
        size="md"
        aria-label={t`Share with the result`}
        data-testid="share-result"
        data-disabled={untrained || !repeatable}
        aria-disabled={untrained || !repeatable}
        onClick={() => {
          const { record } = lab.getState();
          if (untrained || !repeatable || record === undefined) return;
          clipboard.copy(linkTo(record.experiment, digestOf(record.losses.values, backendsOf(record))));
        }}
      >
        {clipboard.copied ? <IconCheck size={16} /> : <IconCertificate size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** Play and pause, one meta-step, one inner step back and forth, reset. */
function Transport() {
  const state = useLab(pageState);
  const shownStep = useLab((current) => current.shownStep);
  const running = state === "running";
  const playable = state !== "warming" && state !== "refused" && state !== "lost";
  return (
    <>
      <Button
        size="xs"
        w={92}
        style={{ flexShrink: 0 }}
        data-testid="play"
        disabled={!playable}
        leftSection={running ? <IconPlayerPause size={14} /> : <IconPlayerPlay size={14} />}
        onClick={togglePlay}
      >
        {running ? t`Pause` : t`Play`}
      </Button>
      <Group gap={4} wrap="nowrap">
        <Tooltip label={t`One meta-step`}>
          <ActionIcon
            variant="default"
            aria-label={t`One meta-step`}
            data-testid="meta-step"
            disabled={running || !playable}
            onClick={metaStep}
          >
            <IconPlayerSkipForward size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`One inner step back`}>
          <ActionIcon
            variant="default"
            aria-label={t`One inner step back`}
            onClick={() => showStep(shownStep - 1)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`One inner step forward`}>
          <ActionIcon
            variant="default"
            aria-label={t`One inner step forward`}
            onClick={() => showStep(shownStep + 1)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t`Start over at iteration 0`}>
          <ActionIcon variant="default" aria-label={t`Reset`} data-testid="reset" onClick={reset}>
            <IconRefresh size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Figures />
    </>
  );
}

/** Where it runs, links, kept runs, views: not for a lecture hall. */
function Links() {
  const link = useLab(({ experiment, record }) =>
    linkTo(experiment, undefined, standsReady(record, experiment)),
  );
  return (
    <>
      <BackendBadges />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconShare size={14} />}
            data-testid="share"
            onClick={copy}
          >
            {copied ? t`Copied` : t`Share`}
          </Button>
        )}
      </CopyButton>
      <ShareResult />
      <TakeAway />
      <RunsButton />
      <ViewSwitch />
    </>
  );
}

/** What is shared and kept, language, stage, colours. */
function Sharing() {
  const stage = useLab((state) => state.stage);
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  return (
    <Group className="sharing" ml="auto" wrap="nowrap">
      {!stage && <Links />}
      <LanguageSwitch />
      <About>
        {(open) => (
          <Tooltip label={t(ABOUT.button)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t(ABOUT.button)}
              data-testid="about-button"
              onClick={open}
            >
              <IconInfoCircle size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </About>
      <Tooltip label={t`Stage: the picture alone (F)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          visibleFrom="sm"
          aria-label={t`Stage`}
          data-testid="stage"
          onClick={toggleStage}
        >
          <IconMaximize size={16} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={dark ? t`Light colours` : t`Dark colours`}
        onClick={() => setColorScheme(dark ? "light" : "dark")}
      >
        {dark ? <IconSun size={16} /> : <IconMoon size={16} />}
      </ActionIcon>
    </Group>
  );
}

/** Within another page: what plays, and the way to the whole lab. */
function EmbeddedBar() {
  const link = useLab(({ experiment }) => linkTo(experiment).replace(/\?[^#]*/, ""));
  return (
    <Group component="header" className="bar" gap="sm">
      <Transport />
      <Button
        component="a"
        href={link}
        target="_blank"
        rel="noreferrer"
        size="compact-xs"
        variant="default"
        ml="auto"
        data-testid="whole-lab"
      >
        {t`Open in Innerloop`}
      </Button>
    </Group>
  );
}

/** On a narrow screen what is pressed most stands at the bottom, within the thumb's reach. */
export function RunBar({ narrow, embedded }: { narrow: boolean; embedded: boolean }) {
  if (embedded) return <EmbeddedBar />;
  return (
    <>
      <Group component="header" className="bar" gap="sm" wrap={narrow ? "wrap" : "nowrap"}>
        <Title order={1} size="h4">
          Innerloop
        </Title>
        <GalleryButton />
        <WeightsBadge />
        {!narrow && <Transport />}
        <Sharing />
      </Group>
      {narrow && (
        <Group className="transport" gap="xs" wrap="nowrap">
          <Transport />
          <Knobs />
        </Group>
      )}
    </>
  );
}
