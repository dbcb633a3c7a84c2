// A shop: its days that are known, what each lever does to its sales, and a day to put together and have forecast.

import { Chip, Group, SegmentedControl, Select, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "../../i18n/language.ts";
import { useRun } from "../../store/state.ts";
import { type ShopDay, type StoreTask, WEEKDAYS } from "../../tasks/episode.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { Legend } from "../adaptation/Legend.tsx";
import type { PictureProps } from "../adaptation/picture.ts";
import { pictureOf } from "../adaptation/pictureOf.tsx";
import { type Answers, changeTold, dayTold, leverTold, neverSeen, type Shop } from "./effects.ts";
import { ForestPlot } from "./ForestPlot.tsx";
import { KnownDays } from "./KnownDays.tsx";
import { STORES } from "./words.ts";

export const StoresPicture = pictureOf("store", Store, ({ title, days }) => `${t(title)} ${days.length}`);

type Props = PictureProps & { readonly description: StoreTask };

function Store({ task, description, path, step, colour }: Props) {
  const { days, usualHours, levers } = description;
  const [day, setDay] = useState<ShopDay>({ weekday: 2, promotion: false, rain: false, hours: usualHours });
  const role = path?.role;
  const margins = useRun(
    ({ evaluations }) => evaluations.findLast((evaluation) => evaluation.role === role)?.margins,
    undefined,
  );
  const outputs = path?.outputs[step];
  const broken = outputs?.some((value) => !Number.isFinite(value)) ?? false;
  const answers = outputs && !broken ? { outputs, samples: path?.samples?.[step], margins } : undefined;
  return (
    <Scrolled className="scrolled" label={t(STORES.picture)}>
      <Legend
        items={[
          { mark: "●", words: t(STORES.legend.effect(step)), colour, strong: true },
          { mark: "━", words: t(STORES.legend.interval), colour },
          { mark: "○", words: t(STORES.legend.unseen), colour },
          { mark: "◇", words: t(STORES.legend.truth), colour: "var(--words)" },
        ]}
      />
      <div className="store">
        <div>
          <KnownDays description={description} sold={task.support.y} />
          <DayChosen day={day} choose={setDay} description={description} />
          <Text size="sm" component="div" aria-live="polite" data-testid="store-forecast">
            {broken && t(STORES.none)}
            {answers && (
              <Forecast
                day={day}
                shop={{ ...description, inputs: task.query.x }}
                {...{ description, answers }}
              />
            )}
          </Text>
        </div>
        {answers && (
          <ForestPlot
            colour={colour}
            rows={levers.map((lever) => ({
              label: lever.label,
              shown: lever.shown,
              told: leverTold(description, lever, answers),
            }))}
          />
        )}
      </div>
      <Text size="xs" c="dimmed" px={8} data-testid="store-words">
        {t(STORES.question(days.length))} {t(STORES.read)} <Verdict />{" "}
        {answers && margins === undefined && t(STORES.unsure)} {t(STORES.caution)}
      </Text>
    </Scrolled>
  );
}

interface ChosenProps {
  readonly day: ShopDay;
  readonly choose: (day: ShopDay) => void;
  readonly description: StoreTask;
}

/** A day that a person puts together. */
function DayChosen({ day, choose, description: { asked } }: ChosenProps) {
  const hours = [...new Set(asked.map((one) => one.hours))];
  return (
    <Group gap="xs" py={6}>
      <Select
        size="xs"
        w={120}
        aria-label={t(STORES.weekday)}
        data-testid="store-weekday"
        allowDeselect={false}
        value={`${day.weekday}`}
        data={WEEKDAYS.map((name, weekday) => ({ value: `${weekday}`, label: t(name) }))}
        onChange={(value) => value && choose({ ...day, weekday: Number(value) })}
      />
      <Chip
        size="xs"
        checked={day.promotion}
        onChange={(promotion) => choose({ ...day, promotion })}
        data-testid="store-promotion"
      >
        {t(STORES.promotion)}
      </Chip>
      <Chip
        size="xs"
        checked={day.rain}
        onChange={(rain) => choose({ ...day, rain })}
        data-testid="store-rain"
      >
        {t(STORES.rain)}
      </Chip>
      <SegmentedControl
        size="xs"
        aria-label={t(STORES.hours)}
        data-testid="store-hours"
        value={`${day.hours}`}
        onChange={(value) => choose({ ...day, hours: Number(value) })}
        data={hours.map((value) => ({ value: `${value}`, label: t(STORES.hoursOf(value)) }))}
      />
    </Group>
  );
}

interface ForecastProps {
  readonly day: ShopDay;
  readonly shop: Shop;
  readonly description: StoreTask;
  readonly answers: Answers;
}

/** What the day would sell, what its changes bring, and what of that the shop's own days cannot say. */
function Forecast({ day, shop, description: { days, unit, usualHours }, answers }: ForecastProps) {
  const plain = { weekday: day.weekday, promotion: false, rain: false, hours: usualHours };
  const sold = dayTold(shop, day, answers);
  const changed = day.promotion || day.rain || day.hours !== usualHours;
  const more = changed ? changeTold(shop, day, plain, answers) : undefined;
  return (
    <>
      <Text size="sm" fw={600} data-testid="store-sales">
        {t(STORES.forecast(sold, unit))}
      </Text>
      <div data-testid="store-change">{t(more ? STORES.changed(more) : STORES.plain)}</div>
      {neverSeen(days, day).map((way) => (
        <div key={way} data-testid="store-unseen">
          {t(STORES.unseen[way](days.length))}
        </div>
      ))}
    </>
  );
}

/** Whether the plainer hierarchical regression is as good, once both were measured. */
function Verdict() {
  const difference = useRun(
    ({ evaluations }) =>
      evaluations.findLast((evaluation) => evaluation.role === "hierarchical")?.difference?.mae,
    undefined,
  );
  if (difference?.ci95 === undefined) return null;
  const { mean, ci95 } = difference;
  const words = Math.abs(mean) <= ci95 ? STORES.asGood : mean < 0 ? STORES.better : STORES.worse;
  return <b data-testid="store-verdict">{t(words(difference))}</b>;
}
