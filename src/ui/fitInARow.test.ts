import { expect, test } from "vitest";
import { fitInARow, shortened } from "./fitInARow.ts";

const stand = (...labels: readonly string[]) => fitInARow(labels.map((label) => ({ label })));

test("a few short names stand in a row; many, or long ones, in a list", () => {
  expect(stand("PLATIPUS", "MAML", "Ensemble of MAMLs", "Side by side")).toBe(true);
  expect(stand("MAML", "ANIL", "Pretrained", "Random", "Side by side")).toBe(true);
  expect(stand("Prototypical networks", "tf-idf centroid", "Logistic regression", "Side by side")).toBe(
    false,
  );
  expect(stand("1", "2", "3", "4", "5", "6")).toBe(false);
});

test("Chinese characters take the room of two letters", () => {
  expect(stand("适应后的准确率", "交叉熵", "校准")).toBe(true);
  expect(stand("最优收入所占的份额", "最优价格落在其区间内", "该区间的宽度", "均方误差")).toBe(false);
});

test("a phone's row is shorter", () => {
  const names = ["PLATIPUS", "MAML", "Ensemble of MAMLs", "Side by side"].map((label) => ({ label }));
  expect(fitInARow(names)).toBe(true);
  expect(fitInARow(names, true)).toBe(false);
});

test("words that are too long end in an ellipsis, within their room", () => {
  expect(shortened("Gittins index", 13)).toBe("Gittins index");
  expect(shortened("Thompson sampling, prior learned", 19)).toBe("Thompson sampling,…");
  expect(shortened("汤普森采样", 7)).toBe("汤普森…");
});
