// A link as a code to scan: dark on light in either colour scheme, as readers expect it.

import { Text } from "@mantine/core";
import { renderSVG } from "uqr";
import { t } from "../../i18n/language.ts";
import { LESSON } from "./words.ts";

export function Code({ link }: { link: string }) {
  const source = `data:image/svg+xml,${encodeURIComponent(renderSVG(link))}`;
  return (
    <>
      <img src={source} width={240} height={240} alt={t(LESSON.scan)} />
      <Text size="xs" ta="center">
        {t(LESSON.scan)}
      </Text>
    </>
  );
}
