// Words, numbers, dates and orders in either language.

import { describe, expect, it } from "vitest";
import { said, within } from "../words/said.ts";
import { inChinese } from "./inChinese.ts";
import { inNumbers, inOrderOf, inTime, t } from "./language.ts";

const NOON = new Date(2026, 2, 9, 12, 5).getTime();

describe("what is written", () => {
  it("is English where nothing else was chosen", () => {
    expect(t`Weights of iteration ${1234}.`).toBe("Weights of iteration 1,234.");
    expect(t("support set")).toBe("support set");
    expect(inTime(NOON)).toContain("Mar 9, 2026");
  });

  it("is Chinese where that is spoken, values and all that is said within included", () =>
    inChinese(() => {
      expect(t("support set")).toBe("支持集");
      expect(t(said`Take the ratings of ${said`A sampled user`}`)).toBe("借用抽取的用户的评分");
      expect(t(said`On ${1234} ratings.`)).toBe("依据 1,234 个评分。");
      expect(t(within("Item mean"))).toBe("项目均值");
      expect(inTime(NOON)).toContain("2026年3月9日");
      expect(inNumbers(0.1)).toBe("0.1");
    }));

  it("has a space between Chinese and Latin letters or digits, and none within Chinese", () =>
    inChinese(() => {
      expect(t(said`${"1.50"} after ${"5 步"}`)).toBe("5 步之后的 1.50");
      expect(t(said`Take the ratings of ${"MAML"}`)).toBe("借用 MAML 的评分");
      expect(t(said`user ${"小明"}`)).toBe("用户小明");
    }));

  it("is English where no Chinese is known", () =>
    inChinese(() =>
      expect(t("A sentence that nobody translated.")).toBe("A sentence that nobody translated."),
    ));

  it("is in the order of the alphabet, or of Pinyin", async () => {
    expect(["beta", "Alpha"].toSorted(inOrderOf)).toEqual(["Alpha", "beta"]);
    await inChinese(() =>
      expect(["支持集", "查询集", "元学习"].toSorted(inOrderOf)).toEqual(["查询集", "元学习", "支持集"]),
    );
  });
});
