// What is open, by name and by what was changed of it; opens the gallery.

import { Badge, Button, Text, Tooltip } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { algorithms } from "../../algorithms/registry.ts";
import { t } from "../../i18n/language.ts";
import { openGallery } from "../../store/actions.ts";
import { useExperiment } from "../../store/state.ts";
import { useOwnName } from "../bring/ownName.ts";
import { BRING } from "../bring/words.ts";
import { inOrder } from "./cards.ts";
import { nameOf } from "./name.ts";
import { GALLERY } from "./words.ts";

export function GalleryButton() {
  const experiment = useExperiment();
  const { name: known, changes } = nameOf(experiment);
  const own = useOwnName();
  const name = own === undefined ? known : BRING.inUse(own, algorithms[experiment.algorithm.id].meta.label);
  return (
    <Tooltip label={changes.map(t).join("; ")} disabled={changes.length === 0} multiline maw={360}>
      <Button
        size="xs"
        variant="default"
        data-testid="preset"
        aria-haspopup="dialog"
        className="preset"
        rightSection={<IconChevronDown size={14} />}
        onClick={() => openGallery(inOrder)}
      >
        <Text span size="sm" truncate fw={500}>
          {t(name)}
        </Text>
        {changes.length > 0 && (
          <Badge size="xs" variant="default" ml={6} tt="none" data-testid="changed" style={{ flexShrink: 0 }}>
            {t(GALLERY.changed(changes.length))}
          </Badge>
        )}
      </Button>
    </Tooltip>
  );
}
