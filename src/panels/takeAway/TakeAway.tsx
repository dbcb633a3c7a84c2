// Takes the trained learner, its results and the pictures away, each as a file.

import { ActionIcon, Menu, Text, Tooltip } from "@mantine/core";
import { IconPackageExport } from "@tabler/icons-react";
import { useState } from "react";
import { unstated } from "../../experiment/unstated.ts";
import { LANGUAGES, t, useLanguage } from "../../i18n/language.ts";
import { useLab, useRun } from "../../store/state.ts";
import {
  canTakeAway,
  type TakenFile,
  takeLearner,
  takePictures,
  takeReplay,
  takeResults,
} from "../../store/takeAway.ts";
import { download } from "../../ui/download.ts";
import { picturesInSight } from "./pictures.ts";
import { TAKE_AWAY } from "./words.ts";

const handOver = ({ name, content, type }: TakenFile) => download(name, content, type);

export function TakeAway() {
  const possible = useLab(canTakeAway);
  const taking = useLab((state) => state.takingAway);
  const untrained = useRun((record) => record.iteration === 0, true);
  const [opened, setOpened] = useState(false);
  // What is said is a new object each time: it is made here, or a store's reader would be drawn without end.
  const experiment = useLab(({ record }) => record?.experiment);
  const without = experiment && unstated(experiment);
  const spoken = { say: t, language: LANGUAGES[useLanguage()].tag };
  const words = t(possible ? TAKE_AWAY.title : untrained ? TAKE_AWAY.untrained : TAKE_AWAY.running);
  return (
    <Menu
      position="bottom-end"
      width={320}
      disabled={!possible || taking}
      opened={opened}
      onChange={setOpened}
    >
      <Menu.Target>
        <Tooltip label={words} multiline maw={280} disabled={opened}>
          <ActionIcon
            variant="default"
            size="md"
            aria-label={t(TAKE_AWAY.title)}
            aria-disabled={!possible}
            data-disabled={!possible}
            data-testid="take-away"
            loading={taking}
          >
            <IconPackageExport size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-testid="take-learner" onClick={() => void takeLearner(spoken, handOver)}>
          {t(TAKE_AWAY.learner)}
          <Text size="xs" c="dimmed">
            {t(TAKE_AWAY.learnerWords)}
          </Text>
          <Text size="xs" c="dimmed" data-testid="take-script-words">
            {t(without ? TAKE_AWAY.withoutScript(without) : TAKE_AWAY.withScript)}
          </Text>
        </Menu.Item>
        <Menu.Item data-testid="take-replay" onClick={() => void takeReplay(spoken, handOver)}>
          {t(TAKE_AWAY.replay)}
          <Text size="xs" c="dimmed">
            {t(TAKE_AWAY.replayWords)}
          </Text>
        </Menu.Item>
        <Menu.Item onClick={() => void takeResults("csv", handOver)}>{t(TAKE_AWAY.csv)}</Menu.Item>
        <Menu.Item onClick={() => void takeResults("json", handOver)}>{t(TAKE_AWAY.json)}</Menu.Item>
        <Menu.Item data-testid="take-pictures" onClick={() => void takePictures(picturesInSight, handOver)}>
          {t(TAKE_AWAY.pictures)}
          <Text size="xs" c="dimmed">
            {t(TAKE_AWAY.picturesWords)}
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
