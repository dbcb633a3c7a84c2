// All presets as cards, in groups: what each is about in plain words, its tasks, how long it takes on this machine.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useInterval, useReducedMotion } from "@mantine/hooks";
import { IconFileImport, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { algorithms } from "../../algorithms/registry.ts";
import { type PresetId, presets } from "../../experiment/presets/registry.ts";
import { t } from "../../i18n/language.ts";
import { closeGallery, take } from "../../store/actions.ts";
import { openBring } from "../../store/bring.ts";
import { openReady, readyFor } from "../../store/ready.ts";
import { useExperiment, useLab } from "../../store/state.ts";
import { taskFamilies } from "../../tasks/registry.ts";
import { WideDialogue } from "../../ui/WideDialogue.tsx";
import type { Words } from "../../words/said.ts";
import { BRING } from "../bring/words.ts";
import { LessonList } from "../lesson/LessonList.tsx";
import { READY } from "../ready/words.ts";
import { Miniature } from "../tasks/Miniature.tsx";
import { cards, GROUPS, type Group as GroupId, inOrder } from "./cards.ts";
import { nameOf } from "./name.ts";
import { duration, GALLERY } from "./words.ts";

/** How long a card shows one of its tasks. */
const TURN_MS = 1600;
const THUMBNAIL_SCALE = 1.7;

/** All words by which a card can be found. */
const wordsOf = (id: PresetId): string => {
  const { label, experiment } = presets[id];
  const { title, sentence, see, group } = cards[id];
  const { meta: task } = taskFamilies[experiment.task.id];
  const { meta: algorithm } = algorithms[experiment.algorithm.id];
  const all = [label, title, sentence, see, GROUPS[group].label, task.label, task.summary, algorithm.label];
  return [...all, ...all.map(t)].join(" ").toLowerCase();
};

/** One task after another. */
function Thumbnail({ id, turn }: { id: PresetId; turn: number }) {
  const tasks = useLab(({ previews }) => previews[id]);
  const task = tasks?.[turn % tasks.length];
  return <span className="card-thumbnail">{task && <Miniature task={task} scale={THUMBNAIL_SCALE} />}</span>;
}

/** How long training takes here, as measured; a run that trains right now measures itself. */
function TimeHere({ id, current }: { id: PresetId; current: boolean }) {
  const measured = useLab(({ timings }) => timings[id]);
  const running = useLab(({ progress }) => (current ? progress?.millisecondsPerMetaStep : undefined));
  const measuring = useLab((state) => state.measured === id);
  const iterations = Number(presets[id].experiment.training.iterations);
  const milliseconds = running ?? measured;
  return (
    <Text span size="xs" c="dimmed" data-testid="card-time" title={t(GALLERY.measuredBy)}>
      {t(
        milliseconds !== undefined
          ? GALLERY.measured(duration((milliseconds * iterations) / 1000), iterations)
          : measuring
            ? GALLERY.measuring(iterations)
            : GALLERY.notMeasured(iterations),
      )}
    </Text>
  );
}

interface CardWordsProps {
  readonly title: Words;
  readonly sentence: Words;
  /** What one will see. */
  readonly see: string;
  readonly children: ReactNode;
}

function CardWords({ title, sentence, see, children }: CardWordsProps) {
  return (
    <span className="card-words">
      <Text span size="sm" fw={700}>
        {t(title)}
      </Text>
      <Text span size="sm">
        {t(sentence)}
      </Text>
      <Text span size="xs" c="dimmed">
        {t(GALLERY.see(see))}
      </Text>
      {children}
    </span>
  );
}

function PresetCard({ id, turn, current }: { id: PresetId; turn: number; current: boolean }) {
  const ready = useMemo(() => readyFor(presets[id].experiment), [id]);
  return (
    <div className="card-place">
      <button
        type="button"
        className="card"
        data-testid="card"
        data-preset={id}
        aria-current={current || undefined}
        onClick={() => {
          take(presets[id].experiment);
          closeGallery();
        }}
      >
        <Thumbnail id={id} turn={turn} />
        <CardWords {...cards[id]}>
          <Text span size="xs" c="dimmed">
            {t(presets[id].label)}
            {current && ` · ${t(GALLERY.here)}`}
          </Text>
          <TimeHere id={id} current={current} />
        </CardWords>
      </button>
      {ready && (
        <Button
          size="compact-xs"
          variant="default"
          className="card-ready"
          data-testid="card-ready"
          title={t(READY.offered(ready))}
          onClick={() => {
            void openReady(ready);
            closeGallery();
          }}
        >
          {t(READY.card)}
        </Button>
      )}
    </div>
  );
}

/** The way to experiments on data of the person's own. */
function BringCard() {
  return (
    <button type="button" className="card" data-testid="bring-card" onClick={() => openBring()}>
      <span className="card-thumbnail">
        <IconFileImport size={40} stroke={1.2} />
      </span>
      <CardWords {...BRING.card}>
        <Text span size="xs" c="dimmed">
          {t(BRING.card.about)}
        </Text>
      </CardWords>
    </button>
  );
}

/** The experiment that stands, by name, and what was changed of its preset. */
function Yours() {
  const { name, preset, changes } = nameOf(useExperiment());
  if (preset && changes.length === 0) return null;
  return (
    <Group gap="sm" justify="space-between" className="yours" data-testid="yours">
      <Text size="sm">
        <b>{t(GALLERY.own)}</b> {preset ? t(GALLERY.differsFrom(name, changes)) : t(name)}
      </Text>
      {preset && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            take(presets[preset.id].experiment);
            closeGallery();
          }}
        >
          {t(GALLERY.back)}
        </Button>
      )}
    </Group>
  );
}

function Cards() {
  const { preset, changes } = nameOf(useExperiment());
  const current = changes.length === 0 ? preset?.id : undefined;
  const [sought, setSought] = useState("");
  const [turn, setTurn] = useState(0);
  const still = useReducedMotion();
  useInterval(() => setTurn((now) => (still ? now : now + 1)), TURN_MS, { autoInvoke: true });
  const words = sought.toLowerCase().split(/\s+/);
  const found = inOrder.filter((id) => words.every((word) => wordsOf(id).includes(word)));
  const own = words.every((word) => `${BRING.card.found} ${t(BRING.card.found)}`.includes(word));
  return (
    <>
      <TextInput
        size="sm"
        data-autofocus
        placeholder={t(GALLERY.search)}
        aria-label={t(GALLERY.search)}
        leftSection={<IconSearch size={16} />}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <Yours />
      {sought === "" && <LessonList />}
      {found.length === 0 && !own && <Text pt="md">{t(GALLERY.none(sought))}</Text>}
      {(Object.keys(GROUPS) as GroupId[]).map((group) => {
        const inGroup = found.filter((id) => cards[id].group === group);
        return (
          (inGroup.length > 0 || (own && group === "retail")) && (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 className="group-title" id={`group-${group}`}>
                {t(GROUPS[group].label)}
                <Text span size="sm" c="dimmed" fw={400}>
                  {" "}
                  {t(GROUPS[group].about)}
                </Text>
              </h2>
              <div className="cards">
                {inGroup.map((id) => (
                  <PresetCard key={id} id={id} turn={turn} current={id === current} />
                ))}
                {own && group === "retail" && <BringCard />}
              </div>
            </section>
          )
        );
      })}
    </>
  );
}

export function Gallery() {
  const opened = useLab((state) => state.gallery);
  return (
    <WideDialogue opened={opened} close={closeGallery} title={t(GALLERY.title)} width="min(1180px, 94vw)">
      <Cards />
    </WideDialogue>
  );
}
