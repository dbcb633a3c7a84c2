// How the algorithm works: its update rules typeset, each symbol tied to its knob and its value.

import { Anchor, Button, Code, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { fieldAt, SECTIONS, valueAt } from "../../experiment/experiment.ts";
import { filled } from "../../i18n/filled.tsx";
import { t } from "../../i18n/language.ts";
import { nameOfValue } from "../../schema/fields.ts";
import { useExperiment } from "../../store/state.ts";
import { Words } from "../../ui/Words.tsx";
import { within } from "../../words/said.ts";
import { typeset } from "./typeset.ts";

const KNOB = /\\knob\{(\w+)\}/g;

/** Brings a knob into sight and puts the cursor on it. */
const goTo = (option: string) =>
  document.querySelector<HTMLElement>(`[data-testid="option-${option}"]`)?.focus();

/** The knobs of the rules as they stand. */
function Settings({ options, visit }: { options: readonly string[]; visit: (option: string) => void }) {
  const experiment = useExperiment();
  return options.flatMap((option, index) => {
    const section = SECTIONS.find((candidate) => fieldAt(experiment, { section: candidate, option }));
    if (section === undefined) return [];
    const field = fieldAt(experiment, { section, option })!;
    const value = valueAt(experiment, { section, option })!;
    return [
      <span key={option}>
        {index > 0 && t`, `}
        <Anchor component="button" type="button" size="sm" onClick={() => visit(option)}>
          {t(within(field.label))}
        </Anchor>{" "}
        <Code>{t`${nameOfValue(field, value)}`}</Code>
      </span>,
    ];
  });
}

function Rules({ meta, close }: { meta: AlgorithmMeta; close: () => void }) {
  const [html, setHtml] = useState<readonly string[]>([]);
  useEffect(() => {
    void Promise.all(meta.page.rules.map(typeset)).then(setHtml);
  }, [meta]);
  const visit = (option: string) => {
    close();
    // The dialogue gives the focus back to its button first.
    setTimeout(() => goTo(option), 300);
  };
  const options = [
    ...new Set(meta.page.rules.flatMap((rule) => [...rule.matchAll(KNOB)].map(([, option]) => option!))),
  ];
  return (
    <Stack gap="sm">
      {meta.page.words.map((paragraph) => (
        <Text component="div" key={paragraph} size="sm">
          <Words>{t(paragraph)}</Words>
        </Text>
      ))}
      {html.map((rule) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the list below does the same by keyboard
        <div
          key={rule}
          className="rule"
          data-testid="rule"
          onClick={({ target }) => {
            const option = (target as HTMLElement).closest<HTMLElement>("[data-knob]")?.dataset.knob;
            if (option) visit(option);
          }}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's output of our own rules
          dangerouslySetInnerHTML={{ __html: rule }}
        />
      ))}
      <Text size="sm">{filled`Now: ${<Settings options={options} visit={visit} />}.`}</Text>
      {meta.paper && (
        <Text size="xs" c="dimmed">
          <Anchor size="xs" lang="en" href={meta.url} target="_blank" rel="noreferrer">
            {meta.paper}
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}

export function AlgorithmPage({ meta }: { meta: AlgorithmMeta }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        data-testid="how-it-works"
        onClick={() => setOpened(true)}
        style={{ alignSelf: "flex-start" }}
      >
        {t`How it works`}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t(meta.label)} size="lg" centered>
        <Rules meta={meta} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}
