// What the person should know: bad links, imports, divergence with its remedy, the end of a run.

import { Alert, Button, Group, Text } from "@mantine/core";
import { change, dismiss, togglePlay } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";

export function Messages() {
  const messages = useLab((state) => state.messages);
  const divergence = useLab((state) => state.divergence);
  return (
    <div className="messages" aria-live="polite">
      {divergence && (
        <Alert color="red" radius={0} title="The run diverged" data-testid="diverged">
          <Group>
            <Text size="sm">{divergence.message}</Text>
            <Button
              size="xs"
              onClick={() => {
                change(divergence.remedy.path, divergence.remedy.value);
                togglePlay();
              }}
            >
              {divergence.remedy.label} and go on
            </Button>
          </Group>
        </Alert>
      )}
      {messages.map(({ key, text }) => (
        <Alert
          key={key}
          color="yellow"
          radius={0}
          py={6}
          withCloseButton
          onClose={() => dismiss(key)}
          data-testid="problem-alert"
        >
          {text}
        </Alert>
      ))}
    </div>
  );
}
