// For somebody who has just come by: one sentence, a first click, and after some seconds an invitation.

import { Button, CloseButton, Group, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { t } from "../../i18n/language.ts";
import { openGallery, settleIn, togglePlay } from "../../store/actions.ts";
import { pageState, useContenders, useLab, useRun } from "../../store/state.ts";
import { inOrder } from "../gallery/cards.ts";
import { About } from "./About.tsx";
import { ARRIVAL, ARRIVAL_BUTTONS } from "./words.ts";

/** By then the learner's curve follows the truth on most machines, and nobody has walked on. */
const INVITE_MS = 6000;

type Arrival = keyof typeof ARRIVAL;

/** How far somebody has come. */
function useArrival(): Arrival {
  const begun = useRun(({ iteration, state }) => iteration > 0 || state === "running", false);
  const moved = useLab(({ ownSupport }) => ownSupport !== undefined);
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (!begun) return;
    const timer = setTimeout(() => setWaited(true), INVITE_MS);
    return () => clearTimeout(timer);
  }, [begun]);
  if (moved) return "moved";
  if (!begun) return "before";
  return waited ? "invited" : "learning";
}

/** The sentence above the pictures. Every one takes the same room, so that nothing below moves. */
export function Welcome() {
  const arrival = useArrival();
  const contenders = useContenders();
  const points = useLab(({ tasks, probe }) => tasks[probe]?.support.count);
  if (contenders.length === 0 || points === undefined) return <div className="welcome" />;
  const title =
    arrival === "before"
      ? ARRIVAL.before.title(contenders.length, points)
      : ARRIVAL[arrival].title(contenders[0]!.label);
  return (
    <div className="welcome" data-testid="welcome" data-arrival={arrival}>
      <div aria-live="polite" className="welcome-words">
        <Text className="welcome-title" fw={700}>
          {t(title)}
        </Text>
        <Text size="sm" c="dimmed" className="welcome-more">
          {t(ARRIVAL[arrival].more)}
        </Text>
      </div>
      <Group gap={6} wrap="nowrap" className="welcome-buttons">
        {arrival === "moved" && (
          <Button size="xs" data-testid="welcome-more" onClick={() => openGallery(inOrder)}>
            {t(ARRIVAL_BUTTONS.more)}
          </Button>
        )}
        <About>
          {(open) => (
            <Button size="xs" variant="default" data-testid="what-is-it" onClick={open}>
              {t(ARRIVAL_BUTTONS.what)}
            </Button>
          )}
        </About>
      </Group>
      <CloseButton
        size="sm"
        className="welcome-away"
        aria-label={t(ARRIVAL_BUTTONS.away)}
        onClick={settleIn}
      />
    </div>
  );
}

/** Over the pictures until the first click, wherever on them it goes. */
export function Begin() {
  const untouched = useRun(({ iteration, state }) => iteration === 0 && state === "idle", false);
  const playable = useLab((state) => pageState(state) === "idle");
  const shown = useLab(({ paths }) => paths.length > 0);
  if (!untouched || !playable || !shown) return null;
  return (
    <button type="button" className="begin" data-testid="begin" onClick={togglePlay}>
      <span className="begin-label">▶ {t(ARRIVAL_BUTTONS.begin)}</span>
    </button>
  );
}
