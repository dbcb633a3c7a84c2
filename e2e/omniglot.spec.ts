// The second image set, as a visitor gets it: by a knob of the family, or by a preset that says what it is compared with.

import { expect, test } from "@playwright/test";

const small =
  "ways=3&testWays=3&query=2&testQuery=2&filters=8&metaBatch=1&evaluationTasks=2&backend=wasm&baseline=none";

test("Omniglot is chosen by a knob, loads and trains", async ({ page }) => {
  await page.goto(`/#v=1&task=glyphs&model=conv4&algorithm=prototypical&imageSet=omniglot&${small}`);
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  // Tasks to look at come from the validation alphabets.
  const tasks = page.getByRole("button", { name: /^Probe task: / });
  await expect(tasks.first()).toHaveAttribute("title", /^(Balinese|Early Aramaic)/);
  await page.getByTestId("meta-step").click();
  await expect(page.getByTestId("iteration")).toHaveText("1");
});

test("a preset on Omniglot names the paper's conditions and what differs", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByTestId("play")).toBeEnabled({ timeout: 60_000 });
  await page.getByTestId("preset").click();
  await page.locator("[data-preset=omniglot-protonet-5way-1shot]").click();
  const result = page.getByTestId("result");
  await expect(result).toContainText(
    "Paper: 98.8% (accuracy; image set omniglot, ways at test 5, shots at test 1",
  );
  await expect(result).toContainText("tested on whole alphabets never seen in training");
  await page.getByTestId("preset").click();
  await page.locator("[data-preset=omniglot-maml-5way-1shot]").click();
  await expect(result).toContainText("Paper: 98.7 ± 0.4% (accuracy after 3 steps");
  await expect(page.getByTestId("notes")).toContainText("No jointly pretrained network stands beside it");
});
