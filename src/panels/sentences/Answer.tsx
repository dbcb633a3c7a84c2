// What a sentence is taken for: how likely each intent, which of its words decide, which examples lie nearest.

import { Group, Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import type { RecognisedSentence } from "../../store/actions.ts";
import { largest } from "../adaptation/largest.ts";
import { SENTENCES } from "./words.ts";

/** Words and examples told. */
const TOLD = 3;
/** A word that moves the answer by less says nothing. */
const TELLING = 0.01;

const points = (share: number) => `${share < 0 ? "−" : "+"}${Math.round(100 * Math.abs(share))}`;

/** The sentence, each word tinted by how much it decides. */
function Tinted({ words }: Pick<RecognisedSentence, "words">) {
  const most = Math.max(TELLING, ...words.map(({ share }) => Math.abs(share)));
  return words.map(({ word, share }, place) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
      key={place}
      className="word"
      title={t(SENTENCES.without(word, share))}
      data-share={share}
      style={{
        background: `color-mix(in srgb, var(${share < 0 ? "--wrong" : "--right"}) ${Math.round((45 * Math.abs(share)) / most)}%, transparent)`,
      }}
    >
      {word}
    </span>
  ));
}

interface Props {
  readonly found: RecognisedSentence;
  readonly classes: readonly string[];
  /** The support set's sentences, in order. */
  readonly examples: readonly string[];
  /** An answer less sure than this is refused. */
  readonly threshold: number | undefined;
}

export function Answer({ found, classes, examples, threshold = 0 }: Props) {
  const { chances, words, distances, attention } = found;
  const best = largest(chances, 0, chances.length);
  const refused = chances[best]! < threshold;
  const telling = words
    .filter(({ share }) => Math.abs(share) >= TELLING)
    .toSorted((one, other) => Math.abs(other.share) - Math.abs(one.share))
    .slice(0, TOLD);
  const near = attention?.map((weight) => -weight) ?? distances;
  const nearest = near
    ? [...near.keys()].toSorted((one, other) => near[one]! - near[other]!).slice(0, TOLD)
    : [];
  return (
    <div aria-live="polite" data-testid="sentence-answer" className="sentence-answer">
      <Text size="xs">
        <Tinted words={words} /> → <b>{refused ? t(SENTENCES.none) : classes[best]}</b>
      </Text>
      {classes.slice(0, chances.length).map((name, label) => (
        <Group key={name} gap={6} wrap="nowrap">
          <Text size="xs" c="dimmed" w={160} truncate>
            {name}
          </Text>
          <div className="bar-of" style={{ width: `${100 * chances[label]!}px` }} />
          <Text size="xs" c="dimmed">
            {Math.round(100 * chances[label]!)}%
          </Text>
        </Group>
      ))}
      {telling.length > 0 && (
        <Text size="xs" data-testid="deciding-words">
          {t(SENTENCES.decided(telling.map(({ word, share }) => `${word} ${points(share)}`)))}
        </Text>
      )}
      {nearest.length > 0 && (
        <Text size="xs" c="dimmed" data-testid="nearest-sentences">
          {t(SENTENCES.nearest(nearest.map((row) => `“${examples[row]}”`)))}
        </Text>
      )}
    </div>
  );
}
