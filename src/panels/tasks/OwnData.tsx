// Which data are in use, a person's own beside those that ship: brought, chosen, deleted; and what is tested.

import { ActionIcon, Anchor, Button, Group, List, Radio, SegmentedControl, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { countsInWords } from "../../data/counts.ts";
import { type DataKindId, dataWords, formOfKind } from "../../data/kind.ts";
import { needs } from "../../data/table/needs.ts";
import { t } from "../../i18n/language.ts";
import type { KeptData } from "../../protocol/protocol.ts";
import { openBring } from "../../store/bring.ts";
import { importImages, removeData, stopImport, takeKept, takeShipped } from "../../store/ownData.ts";
import { useExperiment, useLab } from "../../store/state.ts";
import { said, type Words } from "../../words/said.ts";
import { BRING, inWords } from "../bring/words.ts";

/** Notices shown before the rest is asked for. */
const SHOWN_NOTICES = 3;
const HALVES = [
  { value: "honour", label: said`As they are` },
  { value: "join", label: said`Joined` },
];

const isNamed = ({ variants }: KeptData, fingerprint: string) =>
  variants.some((variant) => variant.fingerprint === fingerprint);

/** Whether tasks can draw on kept data. */
const suits = ({ form, mapping }: KeptData, kind: DataKindId) =>
  form === formOfKind[kind] && (mapping === undefined || needs[kind]?.(mapping).length === 0);

/** What was left out or changed, by an import or for a run. */
function Notices({ notices, testId }: { readonly notices: readonly Words[]; readonly testId: string }) {
  const [all, setAll] = useState(false);
  if (notices.length === 0) return null;
  const shown = all ? notices : notices.slice(0, SHOWN_NOTICES);
  return (
    <div data-testid={testId}>
      <List size="xs" c="dimmed">
        {shown.map(t).map((notice) => (
          <List.Item key={notice}>{notice}</List.Item>
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
function Halves({ data, fingerprint }: { readonly data: KeptData; readonly fingerprint: string }) {
  const taken = data.variants.find((variant) => variant.fingerprint === fingerprint);
  if (data.variants.length < 2) return null;
  return (
    <Group gap={6}>
      <Text size="xs">{t`It comes in halves. Take them`}</Text>
      <SegmentedControl
        size="xs"
        aria-label={t`Halves of a set`}
        data={HALVES.map(({ value, label }) => ({ value, label: t(label) }))}
        value={taken?.halves ?? ""}
        onChange={(halves) => {
          const other = data.variants.find((variant) => variant.halves === halves);
          if (other) void takeKept(data, other.fingerprint, "images");
        }}
      />
    </Group>
  );
}

/** What the run that stands trains on and is tested on. */
function Counts({ kind }: { readonly kind: DataKindId }) {
  const data = useLab(({ record }) => record?.data);
  if (data === undefined) return null;
  return (
    <>
      <Text size="xs" c="dimmed" data-testid="data-counts">
        {t`Trained on ${countsInWords(data.counts.training, kind)}; tested on ${countsInWords(data.counts.test, kind)}.`}
      </Text>
      <Notices notices={data.notices} testId="data-notices" />
    </>
  );
}

/** Zips of drawings are dropped here, and read at once. */
function DropImages() {
  const importing = useLab((state) => state.importing);
  return (
    <>
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
        <Group gap={6} justify="space-between" wrap="nowrap">
          <Text size="xs" c="dimmed" aria-live="polite" data-testid="importing">
            {importing.total > 0 ? t`${importing.done} of ${importing.total} images read` : t`Reading…`}
          </Text>
          <Button size="compact-xs" variant="default" onClick={stopImport}>
            {t`Stop`}
          </Button>
        </Group>
      )}
    </>
  );
}

export function OwnData({ kind }: { readonly kind: DataKindId }) {
  const { data: fingerprint } = useExperiment();
  const all = useLab((state) => state.ownData);
  const imported = useLab((state) => state.imported);
  const form = formOfKind[kind];
  const atHand = all.filter((each) => suits(each, kind));
  const used = atHand.find((each) => isNamed(each, fingerprint));
  const take = (wanted: string) => {
    const chosen = atHand.find((each) => isNamed(each, wanted));
    void (chosen ? takeKept(chosen, wanted, kind) : takeShipped());
  };
  return (
    <Stack gap={6}>
      {atHand.length > 0 && (
        <Radio.Group
          size="xs"
          label={t`Data`}
          value={used ? used.variants[0]!.fingerprint : fingerprint}
          onChange={take}
        >
          <Stack gap={4} mt={4}>
            <Radio
              size="xs"
              value=""
              label={dataWords[kind].ships === false ? t`Simulated ones` : t`Those that ship`}
            />
            {atHand.map((each) => (
              <Group key={each.variants[0]!.fingerprint} gap={4} wrap="nowrap" justify="space-between">
                <Radio
                  size="xs"
                  value={each.variants[0]!.fingerprint}
                  label={each.name}
                  description={t(inWords(each))}
                />
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t`Delete ${each.name}`}
                  title={each === used ? t`In use: choose others first` : t`Delete ${each.name}`}
                  disabled={each === used}
                  onClick={() => void removeData(each.variants[0]!.fingerprint)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
        </Radio.Group>
      )}
      {used && <Halves data={used} fingerprint={fingerprint} />}
      <Counts kind={kind} />
      {form === "images" ? (
        <DropImages />
      ) : (
        <Button size="compact-sm" variant="default" data-testid="bring" onClick={() => openBring()}>
          {t(BRING.button)}
        </Button>
      )}
      {imported?.form === form && <Notices notices={imported.notices} testId="import-notices" />}
    </Stack>
  );
}
