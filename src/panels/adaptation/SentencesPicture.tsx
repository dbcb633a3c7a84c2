// An episode of sentences: the support set by intent, each query with what it was taken for, and one of the person's own.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { memo, useState } from "react";
import { filled } from "../../i18n/filled.tsx";
import { t, useLanguage } from "../../i18n/language.ts";
import { recogniseSentence } from "../../store/actions.ts";
import type { SentencesTask } from "../../tasks/episode.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { largest } from "./largest.ts";
import type { PictureProps } from "./picture.ts";

/** Queries of one intent beyond these are left out of the picture. */
const SHOWN_QUERIES = 3;
const SHOWN_SUPPORT = 5;

export const SentencesPicture = memo(function SentencesPicture(props: PictureProps) {
  const { description } = props.task;
  useLanguage();
  return description.kind === "sentences" ? <Intents {...props} description={description} /> : null;
});

function Intents({ task, description, path, step }: PictureProps & { readonly description: SentencesTask }) {
  const { classes, support, query } = description;
  const ways = classes.length;
  const [shots, queries] = [support.length / ways, query.length / ways];
  const outputs = path?.outputs[step];
  return (
    <Scrolled className="scrolled" label={t`Episode`}>
      <Ask task={task} classes={classes} />
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
          {classes.map((name, label) => (
            <tr key={name}>
              <td>
                <Text size="xs" fw={600}>
                  {name}
                </Text>
              </td>
              <td>
                {support.slice(label * shots, label * shots + Math.min(shots, SHOWN_SUPPORT)).map((text) => (
                  <Text key={text} size="xs" className="sentence" data-testid="support-sentence">
                    {text}
                  </Text>
                ))}
              </td>
              <td>
                {query
                  .slice(label * queries, label * queries + Math.min(queries, SHOWN_QUERIES))
                  .map((text, place) => {
                    const row = label * queries + place;
                    const guess = outputs && largest(outputs, row, ways);
                    return (
                      <Text key={text} size="xs" className="sentence" data-testid="query">
                        {text}
                        {guess !== undefined && (
                          <Text span size="xs" c={guess === label ? "var(--right)" : "var(--wrong)"}>
                            {" "}
                            {guess === label ? "✓" : `✗ ${classes[guess]}`}{" "}
                            {Math.round(100 * outputs![row * ways + guess]!)}%
                          </Text>
                        )}
                      </Text>
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

/** A sentence of the person's own, and which of the episode's intents it is taken for. */
function Ask({ task, classes }: Pick<PictureProps, "task"> & { readonly classes: readonly string[] }) {
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<{ readonly of: string; readonly chances: Float32Array }>();
  const ask = async () => {
    const found = await recogniseSentence(task.support, text);
    if (found) setAnswer({ of: text, chances: found.chances });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void ask();
      }}
    >
      <Group gap="xs" pb={6}>
        <TextInput
          size="xs"
          flex={1}
          miw={180}
          aria-label={t`A sentence of your own`}
          placeholder={t`Write as a customer would`}
          data-testid="own-sentence"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" disabled={text.trim() === ""}>
          {t`What does it want?`}
        </Button>
      </Group>
      {answer && (
        <div aria-live="polite" data-testid="sentence-answer">
          <Text size="xs">
            {filled`“${answer.of}” is taken for ${<b>{classes[largest(answer.chances, 0, classes.length)]}</b>}`}
          </Text>
          {classes.map((name, label) => (
            <Group key={name} gap={6} wrap="nowrap">
              <Text size="xs" c="dimmed" w={160} truncate>
                {name}
              </Text>
              <div className="bar-of" style={{ width: `${100 * answer.chances[label]!}px` }} />
              <Text size="xs" c="dimmed">
                {Math.round(100 * answer.chances[label]!)}%
              </Text>
            </Group>
          ))}
        </div>
      )}
    </form>
  );
}
