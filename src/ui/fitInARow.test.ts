import { expect, test } from "vitest";
import { fitInARow } from "./fitInARow.ts";

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
