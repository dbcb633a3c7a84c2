// A test that speaks Chinese for a while.

import i18next from "i18next";
import { chinese } from "./zh/chinese.ts";

/** Runs `body` with the page's words in Chinese; before and after they are English. */
export async function inChinese(body: () => void): Promise<void> {
  await i18next.init({
    lng: "zh",
    resources: { zh: { translation: chinese } },
    keySeparator: false,
    nsSeparator: false,
  });
  try {
    body();
  } finally {
    await i18next.changeLanguage("en");
  }
}
