// Asks before a change that starts a trained run anew.

import { Button, Group, Modal, Text } from "@mantine/core";

interface Props {
  /** The knob's label; nothing is asked while it is absent. */
  readonly label: string | undefined;
  readonly onKeep: () => void;
  readonly onRestart: () => void;
}

export function AskRestart({ label, onKeep, onRestart }: Props) {
  return (
    <Modal opened={label !== undefined} onClose={onKeep} title="Start the run anew?" centered>
      <Text size="sm">
        “{label}” cannot change while a run lasts. The run so far is kept in this browser: it is offered again
        when you put the value back.
      </Text>
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={onKeep}>
          Keep the run
        </Button>
        <Button data-testid="confirm-restart" onClick={onRestart}>
          Change and restart
        </Button>
      </Group>
    </Modal>
  );
}
