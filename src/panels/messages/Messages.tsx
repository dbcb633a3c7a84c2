// What the person should know: bad links, imports, divergence with its remedy, the end of a run.

import { Alert, Button, Group, Text } from "@mantine/core";
import { compareResult } from "../../share/result.ts";
import { change, dismiss, forgetCheckpoint, forgetExpected, goOn, togglePlay } from "../../store/actions.ts";
import { useLab } from "../../store/state.ts";

/** Says whether this run came to the result that the link brought. */
function Expected() {
  const expected = useLab((state) => state.expected);
  const losses = useLab((state) => (state.expected ? state.losses : undefined));
  const backend = useLab((state) => state.backend);
  if (expected === undefined || losses === undefined) return null;
  const verdict = backend && compareResult(expected, losses.values, backend.name);
  return (
    <Alert
      color={verdict === undefined ? "blue" : verdict.same ? "green" : "orange"}
      radius={0}
      py={6}
      withCloseButton
      onClose={forgetExpected}
      data-testid="expected"
    >
      {verdict?.message ??
        `This link brings a result: training loss ${expected.last} after ${expected.iterations.toLocaleString("en")} iterations on ${expected.backend}. Press Play to see whether you get the same.`}
    </Alert>
  );
}

/** Offers to go on with an earlier run of the same experiment. */
function Kept() {
  const checkpoint = useLab((state) => state.checkpoint);
  if (checkpoint === undefined) return null;
  return (
    <Alert color="blue" radius={0} py={6} withCloseButton onClose={forgetCheckpoint} data-testid="checkpoint">
      <Group gap="sm">
        <Text size="sm">
          This browser has kept your run of this experiment: {checkpoint.saved.iteration.toLocaleString("en")}{" "}
          iterations, {new Date(checkpoint.savedAt).toLocaleString("en")}.
        </Text>
        <Button size="compact-xs" onClick={goOn}>
          Go on from there
        </Button>
      </Group>
    </Alert>
  );
}

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
      <Expected />
      <Kept />
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
