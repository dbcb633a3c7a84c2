// Asks before a change that starts a trained run anew.

import { Button, Group, Modal, Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import { said, type Words } from "../../words/said.ts";

interface Props {
  /** The knob's label; nothing is asked while it is absent. */
  readonly label: Words | undefined;
  readonly onKeep: () => void;
  readonly onRestart: () => void;
}

export function AskRestart({ label, onKeep, onRestart }: Props) {
  return (
    <Modal opened={label !== undefined} onClose={onKeep} title={t`Start the run anew?`} centered>
      <Text size="sm">
        {t`“${said(label ?? "")}” cannot change while a run lasts. The run so far is kept in this browser: it is offered again when you put the value back.`}
      </Text>
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onKeep}>
          {t`Keep the run`}
        </Button>
        <Button data-testid="confirm-restart" onClick={onRestart}>
          {t`Change and restart`}
        </Button>
      </Group>
    </Modal>
  );
}
