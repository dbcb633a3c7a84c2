// Which images are in use, a person's own beside those that ship: imported, chosen, deleted; and what is tested.

import { ActionIcon, Anchor, Group, List, Radio, SegmentedControl, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconTrash } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { countsInWords } from "../../data/counts.ts";
import { t } from "../../i18n/language.ts";
import type { KeptImages } from "../../protocol/protocol.ts";
import { importImages, lookForImages, removeImages, takeImages } from "../../store/images.ts";
import { useExperiment, useLab } from "../../store/state.ts";
import { said, type Words } from "../../words/said.ts";

/** Notices shown before the rest is asked for. */
const SHOWN_NOTICES = 3;
const HALVES = [
  { value: "honour", label: said`As they are` },
  { value: "join", label: said`Joined` },
];

const holds = (images: KeptImages, fingerprint: string) =>
  images.variants.some((variant) => variant.fingerprint === fingerprint);

/** `8 classes, 24 images, 0.1 MB`. */
const sizeOf = ({ classes, drawings, bytes }: KeptImages) =>
  said`${classes} classes, ${drawings} images, ${(bytes / 1e6).toFixed(1)} MB`;

/** What was left out or changed, by an import or for a run. */
function Notices({ notices, testId }: { readonly notices: readonly Words[]; readonly testId: string }) {
  const [all, setAll] = useState(false);
  if (notices.length === 0) return null;
  const shown = all ? notices : notices.slice(0, SHOWN_NOTICES);
  return (
    <div data-testid={testId}>
      <List size="xs" c="dimmed">
        {shown.map((notice) => (
          <List.Item key={t(notice)}>{t(notice)}</List.Item>
        ))}
      </List>
      {shown.length < notices.length && (
        <Anchor component="button" size="xs" onClick={() => setAll(true)}>
          {t`All ${notices.length} notes`}
        </Anchor>
      )}
    </div>
  );
}

/** Whether the halves in which a set comes are taken as they are or joined, for the set in use. */
function Halves({ images, fingerprint }: { readonly images: KeptImages; readonly fingerprint: string }) {
  const taken = images.variants.find((variant) => variant.fingerprint === fingerprint);
  if (images.variants.length < 2) return null;
  return (
    <Group gap={6}>
      <Text size="xs">{t`It comes in halves. Take them`}</Text>
      <SegmentedControl
        size="xs"
        aria-label={t`Halves of a set`}
        data={HALVES.map(({ value, label }) => ({ value, label: t(label) }))}
        value={taken?.halves ?? ""}
        onChange={(halves) => {
          const other = images.variants.find((variant) => variant.halves === halves);
          if (other) void takeImages(other.fingerprint);
        }}
      />
    </Group>
  );
}

/** What the run that stands trains on and is tested on. */
function Counts() {
  const data = useLab(({ record }) => record?.data);
  if (data === undefined) return null;
  return (
    <>
      <Text size="xs" c="dimmed" data-testid="data-counts">
        {t`Trained on ${countsInWords(data.counts.training, "image")}; tested on ${countsInWords(data.counts.test, "image")}.`}
      </Text>
      <Notices notices={data.notices} testId="data-notices" />
    </>
  );
}

export function OwnImages() {
  const { data } = useExperiment();
  const images = useLab((state) => state.images);
  const imported = useLab((state) => state.imported);
  const importing = useLab((state) => state.importing);
  useEffect(() => void lookForImages(), []);
  const used = images.find((each) => holds(each, data));
  return (
    <Stack gap={6}>
      {images.length > 0 && (
        <Radio.Group
          size="xs"
          label={t`Images`}
          value={used ? used.variants[0]!.fingerprint : data}
          onChange={(fingerprint) => void takeImages(fingerprint)}
        >
          <Stack gap={4} mt={4}>
            <Radio size="xs" value="" label={t`Those that ship`} />
            {images.map((each) => (
              <Group key={each.variants[0]!.fingerprint} gap={4} wrap="nowrap" justify="space-between">
                <Radio
                  size="xs"
                  value={each.variants[0]!.fingerprint}
                  label={each.name}
                  description={
                    each.keptIn === "browser"
                      ? t`${sizeOf(each)}, kept in this browser`
                      : t`${sizeOf(each)}, in memory until the page is closed`
                  }
                />
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t`Delete ${each.name}`}
                  title={each === used ? t`In use: choose others first` : t`Delete ${each.name}`}
                  disabled={each === used}
                  onClick={() => void removeImages(each.variants[0]!.fingerprint)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
        </Radio.Group>
      )}
      {used && <Halves images={used} fingerprint={data} />}
      <Counts />
      <Dropzone
        onDrop={(files) => void importImages(files)}
        p="xs"
        data-testid="dropzone"
        inputProps={{ "aria-label": t`Zips of your own drawings` }}
        loading={importing !== undefined}
      >
        <Text size="xs" ta="center" c="dimmed">
          {t`Drop zips of your own drawings here: class/*.png or group/class/*.png, Omniglot’s own too. Nothing is sent anywhere.`}
        </Text>
      </Dropzone>
      {importing && (
        <Text size="xs" c="dimmed" aria-live="polite" data-testid="importing">
          {importing.total > 0 ? t`${importing.done} of ${importing.total} images read` : t`Reading…`}
        </Text>
      )}
      {imported && <Notices notices={imported.notices} testId="import-notices" />}
    </Stack>
  );
}
