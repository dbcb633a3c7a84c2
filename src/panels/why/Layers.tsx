// How far each layer's weights have moved by a step, or what else of a learner is a task's own.

import { Text } from "@mantine/core";
import type { WhyView } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { WHY } from "./words.ts";

interface Props {
  readonly view: WhyView;
  readonly step: number;
}

export function Layers({ view: { changes, adapts }, step }: Props) {
  const at = Math.min(step, (changes[0]?.relative.length ?? 1) - 1);
  const moved = changes.map(({ layer, relative }) => ({ layer, share: relative[at]! }));
  const most = Math.max(...moved.map(({ share }) => share).filter(Number.isFinite), Number.MIN_VALUE);
  return (
    <section aria-label={t(WHY.layers)} data-testid="why-layers">
      <Text size="sm" fw={600}>
        {t(WHY.layers)}
      </Text>
      <Text size="xs" c="dimmed">
        {adapts ? t(adapts) : t(at === 0 ? WHY.still : WHY.layersAbout(at))}
      </Text>
      {at > 0 &&
        moved.map(({ layer, share }) => (
          <div key={layer} className="because-row" data-testid="why-layer" data-layer={layer}>
            <Text size="xs">{t(WHY.layer(layer))}</Text>
            <span className="meter" aria-hidden="true">
              <span style={{ width: `${Number.isFinite(share) ? (100 * share) / most : 100}%` }} />
            </span>
            <Text size="xs" className="mono">
              {t(WHY.moved(share))}
            </Text>
          </div>
        ))}
    </section>
  );
}
