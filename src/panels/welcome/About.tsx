// What meta-learning is, in two lines; who made this, its licence and source, and what leaves this machine: nothing.

import { Modal, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import licence from "../../../LICENSE?raw";
import { t } from "../../i18n/language.ts";
import { Glossary } from "../../ui/Glossary.tsx";
import { ABOUT } from "./words.ts";

/** `children`: the control that opens it. */
export function About({ children }: { children: (open: () => void) => ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      {children(() => setOpened(true))}
      <Modal opened={opened} onClose={() => setOpened(false)} title={t(ABOUT.title)} size="lg" centered>
        <Stack gap="sm" data-testid="about">
          <div>
            {ABOUT.lines.map((line) => (
              <Text key={line.template} size="md">
                {t(line)}
              </Text>
            ))}
          </div>
          <Text size="sm">{t(ABOUT.privacy)}</Text>
          <Text size="sm" c="dimmed">
            {t(ABOUT.made)} {t(ABOUT.source(__BUILD__))}
          </Text>
          <details className="licence">
            <summary>{t(ABOUT.licence)}</summary>
            <pre lang="en">{licence}</pre>
          </details>
          <Text size="sm" fw={600} component="h3" m={0}>
            {t(ABOUT.words)}
          </Text>
          <Glossary />
        </Stack>
      </Modal>
    </>
  );
}
