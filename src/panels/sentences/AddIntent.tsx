// An intent from three sentences of the person's own.

import { Button, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../i18n/language.ts";
import { takesMoreClasses } from "../../store/actions.ts";
import { type OwnIntent, useExperiment } from "../../store/state.ts";
import { SENTENCES } from "./words.ts";

const COUNT = 3;
const NOTHING = Array.from({ length: COUNT }, () => "");

interface Props {
  /** Names that are taken. */
  readonly names: readonly string[];
  readonly onAdd: (intent: OwnIntent) => void;
}

export function AddIntent({ names, onAdd }: Props) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [texts, setTexts] = useState(NOTHING);
  const possible = takesMoreClasses(useExperiment());
  const close = () => {
    setOpen(false);
    setName("");
    setTexts(NOTHING);
  };
  const taken = names.includes(name.trim());
  const whole = name.trim() !== "" && !taken && texts.every((text) => text.trim() !== "");
  if (!open)
    return (
      <Button
        size="xs"
        variant="default"
        data-testid="add-intent"
        disabled={!possible}
        title={possible ? undefined : t(SENTENCES.fixedWays)}
        onClick={() => setOpen(true)}
      >
        {t(SENTENCES.add)}
      </Button>
    );
  return (
    <form
      className="own-intent"
      aria-label={t(SENTENCES.add)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!whole) return;
        onAdd({ name: name.trim(), texts: texts.map((text) => text.trim()) });
        close();
      }}
    >
      <TextInput
        size="xs"
        aria-label={t(SENTENCES.name)}
        placeholder={t(SENTENCES.name)}
        data-testid="intent-name"
        value={name}
        error={taken ? t(SENTENCES.taken(name.trim())) : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {texts.map((text, place) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
          key={place}
          size="xs"
          aria-label={t(SENTENCES.sentence(place + 1))}
          placeholder={t(SENTENCES.sentence(place + 1))}
          data-testid="intent-sentence"
          value={text}
          onChange={(event) => setTexts(texts.with(place, event.currentTarget.value))}
        />
      ))}
      <Group gap="xs">
        <Button size="xs" type="submit" disabled={!whole} data-testid="put-intent">
          {t(SENTENCES.put)}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t(SENTENCES.cancel)}
        </Button>
        {!possible && (
          <Text size="xs" c="dimmed">
            {t(SENTENCES.fixedWays)}
          </Text>
        )}
      </Group>
    </form>
  );
}
