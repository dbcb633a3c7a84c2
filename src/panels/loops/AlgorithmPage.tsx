// How the algorithm works: its update rules typeset, each symbol tied to its knob and its value.

import { Anchor, Button, Code, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { AlgorithmMeta } from "../../algorithms/meta.ts";
import { fieldAt, SECTIONS, valueAt } from "../../experiment/experiment.ts";
import { useExperiment } from "../../store/state.ts";
import { Words } from "../../ui/Words.tsx";
import { typeset } from "./typeset.ts";

const KNOB = /\\knob\{(\w+)\}/g;

/** Brings a knob into sight and puts the cursor on it. */
const goTo = (option: string) =>
  document.querySelector<HTMLElement>(`[data-testid="option-${option}"]`)?.focus();

function Rules({ meta, close }: { meta: AlgorithmMeta; close: () => void }) {
  const experiment = useExperiment();
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
          <Words>{paragraph}</Words>
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
      <Text size="sm">
        Now:{" "}
        {options.flatMap((option, index) => {
          const section = SECTIONS.find((candidate) => fieldAt(experiment, { section: candidate, option }));
          if (section === undefined) return [];
          const field = fieldAt(experiment, { section, option })!;
          return [
            <span key={option}>
              {index > 0 && ", "}
              <Anchor component="button" type="button" size="sm" onClick={() => visit(option)}>
                {field.label.toLowerCase()}
              </Anchor>{" "}
              <Code>{String(valueAt(experiment, { section, option }))}</Code>
            </span>,
          ];
        })}
        .
      </Text>
      {meta.paper && (
        <Text size="xs" c="dimmed">
          <Anchor size="xs" href={meta.url} target="_blank" rel="noreferrer">
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
        How it works
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={meta.label} size="lg" centered>
        <Rules meta={meta} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}
