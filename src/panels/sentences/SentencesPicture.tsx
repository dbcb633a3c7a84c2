// An episode of sentences: the support set by intent, each query with what it was taken for, a sentence of the person's
// own, and intents of their own.

import { ActionIcon, Button, Group, Switch, Text, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import { t } from "../../i18n/language.ts";
import { type RecognisedSentence, recogniseSentence, setIntents } from "../../store/actions.ts";
import { useIsOwn, useLab } from "../../store/state.ts";
import type { SentencesTask } from "../../tasks/episode.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { largest } from "../adaptation/largest.ts";
import type { PictureProps } from "../adaptation/picture.ts";
import { pictureOf } from "../adaptation/pictureOf.tsx";
import { AddIntent } from "./AddIntent.tsx";
import { Answer } from "./Answer.tsx";
import { useRefusals } from "./useRefusals.ts";
import { SENTENCES } from "./words.ts";

/** Sentences of one intent beyond these are left out of the picture. */
const SHOWN_QUERIES = 3;
const SHOWN_SUPPORT = 5;

/** A sentence that was asked, and what it was taken for. */
interface Asked {
  readonly found: RecognisedSentence;
  readonly examples: readonly string[];
}

// Another task is asked anew.
export const SentencesPicture = pictureOf("sentences", Intents, ({ title }) => t(title));

function Intents({ task, description, path, step }: PictureProps & { readonly description: SentencesTask }) {
  const { classes, support, query } = description;
  const ownSupport = useLab((state) => state.ownSupport);
  const own = ownSupport?.intents ?? [];
  const isOwn = useIsOwn();
  const role = path?.role ?? "learner";
  const [refusing, setRefusing] = useState(false);
  const dontRefuse = useCallback(() => setRefusing(false), []);
  const refusals = useRefusals(role, refusing, dontRefuse);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<Asked>();
  const names = [...classes, ...own.map(({ name }) => name)];
  const [shots, queries] = [support.length / classes.length, query.length / classes.length];
  const outputs = path?.outputs[step];
  // An intent just added or taken away is not in the answers yet.
  const width = outputs ? outputs.length / query.length : names.length;

  const ask = async (sentence: string) => {
    if (sentence.trim() === "") return;
    const found = await recogniseSentence(ownSupport ?? task.support, sentence, role);
    if (found) setAsked({ found, examples: [...support, ...own.flatMap(({ texts }) => texts)] });
  };
  const change = (intents: typeof own) => {
    setAsked(undefined);
    void setIntents(task, intents);
  };
  return (
    <Scrolled className="scrolled" label={t`Episode`}>
      {isOwn && (
        <>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void ask(text);
            }}
          >
            <Group gap="xs" pb={6}>
              <TextInput
                size="xs"
                flex={1}
                miw={180}
                aria-label={t(SENTENCES.own)}
                placeholder={t(SENTENCES.invite)}
                data-testid="own-sentence"
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Button size="xs" type="submit" variant="default" disabled={text.trim() === ""}>
                {t(SENTENCES.ask)}
              </Button>
            </Group>
          </form>
          <Group gap="md" pb={6} align="flex-start">
            <AddIntent names={names} onAdd={(intent) => change([...own, intent])} />
            <Switch
              size="xs"
              pt={6}
              label={t(SENTENCES.refuse)}
              data-testid="refuse"
              checked={refusing}
              onChange={(event) => setRefusing(event.currentTarget.checked)}
            />
          </Group>
        </>
      )}
      {refusing && (
        <Text size="xs" c="dimmed" pb={6} data-testid="refusals">
          {t(refusals ? SENTENCES.refused(refusals, refusals.iteration) : SENTENCES.fitting)}
        </Text>
      )}
      {asked && (
        <Answer
          found={asked.found}
          classes={names}
          examples={asked.examples}
          threshold={refusals?.threshold}
        />
      )}
      <table className="sentences">
        <thead>
          <tr>
            <th>
              <Text size="xs" c="dimmed" ta="left">
                {t`intent`}
              </Text>
            </th>
            <th>
              <Text size="xs" c="var(--support)" ta="left">
                {t`support`}
              </Text>
            </th>
            <th>
              <Text size="xs" c="var(--query)" ta="left">
                {t`query, and what it is taken for`}
              </Text>
            </th>
          </tr>
        </thead>
        <tbody>
          {own.map(({ name, texts }) => (
            <tr key={name} data-testid="own-intent">
              <td>
                <Group gap={4} wrap="nowrap" align="flex-start">
                  <Text size="xs" fw={600}>
                    {name}
                  </Text>
                  <ActionIcon
                    size="xs"
                    variant="subtle"
                    aria-label={t(SENTENCES.remove(name))}
                    title={t(SENTENCES.remove(name))}
                    onClick={() => change(own.filter((intent) => intent.name !== name))}
                  >
                    ×
                  </ActionIcon>
                </Group>
              </td>
              <td>
                {texts.map((sentence) => (
                  <Text key={sentence} size="xs" className="sentence">
                    {sentence}
                  </Text>
                ))}
              </td>
              <td>
                <Text size="xs" c="dimmed">
                  {t(SENTENCES.added)}
                </Text>
              </td>
            </tr>
          ))}
          {classes.map((name, label) => (
            <tr key={name}>
              <td>
                <Text size="xs" fw={600}>
                  {name}
                </Text>
              </td>
              <td>
                {support
                  .slice(label * shots, label * shots + Math.min(shots, SHOWN_SUPPORT))
                  .map((sentence) => (
                    <Text key={sentence} size="xs" className="sentence" data-testid="support-sentence">
                      {sentence}
                    </Text>
                  ))}
              </td>
              <td>
                {query
                  .slice(label * queries, label * queries + Math.min(queries, SHOWN_QUERIES))
                  .map((sentence, place) => {
                    const row = label * queries + place;
                    const guess = outputs && largest(outputs, row, width);
                    const chance = outputs && guess !== undefined ? outputs[row * width + guess]! : 0;
                    const refused = chance < (refusals?.threshold ?? 0);
                    const right = guess === label && !refused;
                    const taken = refused ? t(SENTENCES.none) : names[guess ?? label];
                    const words = (
                      <>
                        {sentence}
                        {guess !== undefined && (
                          <Text span size="xs" c={right ? "var(--right)" : "var(--wrong)"}>
                            {" "}
                            {right ? "✓" : `✗ ${taken}`}
                            {"\u00a0"}
                            {Math.round(100 * chance)}%
                          </Text>
                        )}
                      </>
                    );
                    if (!isOwn)
                      return (
                        <Text key={sentence} size="xs" className="sentence" data-testid="query">
                          {words}
                        </Text>
                      );
                    return (
                      <button
                        type="button"
                        key={sentence}
                        className="sentence asks"
                        data-testid="query"
                        title={t(SENTENCES.askThis)}
                        onClick={() => {
                          setText(sentence);
                          void ask(sentence);
                        }}
                      >
                        {words}
                      </button>
                    );
                  })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
