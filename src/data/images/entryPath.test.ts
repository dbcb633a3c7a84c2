import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ImportError } from "../importError.ts";
import { entryKind, splitPath } from "./entryPath.ts";
import { placeImages } from "./layout.ts";

const part = fc.string({
  minLength: 1,
  maxLength: 8,
  unit: fc.constantFrom("a", "B", "é", "7", " ", "_", "-"),
});

describe("splitPath", () => {
  it.each([
    ["../evil.png", "leads outside"],
    ["a/../../evil.png", "leads outside"],
    ["/etc/evil.png", "absolute"],
    ["C:/evil.png", "drive"],
    ["c:evil.png", "drive"],
    ["a\\b\\c.png", "backslashes"],
    ["a/b\u0000.png", "control character"],
  ])("refuses %j and names it", (path, why) => {
    expect(() => splitPath("x.zip", path)).toThrow(ImportError);
    expect(() => splitPath("x.zip", path)).toThrow(why);
    try {
      splitPath("x.zip", path);
    } catch (error) {
      expect((error as ImportError).where).toContain(JSON.stringify(path));
      expect((error as ImportError).file).toBe("x.zip");
    }
  });

  it("returns the parts of any harmless path, without empty and dot parts", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        expect(splitPath("x.zip", parts.join("/"))).toEqual(parts);
        expect(splitPath("x.zip", `./${parts.join("//")}/`)).toEqual(parts);
      }),
    );
  });

  it("refuses a path with “..” anywhere", () => {
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (before, after) => {
        expect(() => splitPath("x.zip", [...before, "..", ...after].join("/"))).toThrow(ImportError);
      }),
    );
  });

  it("makes names from macOS equal those from elsewhere", () => {
    expect(splitPath("x.zip", "e\u0301/1.png")).toEqual(splitPath("x.zip", "\u00e9/1.png"));
  });
});

describe("entryKind", () => {
  it.each([
    ["a/b/", "folder"],
    ["a/b.png", "png"],
    ["a/b.PNG", "png"],
    ["a/b.jpeg", "other-format"],
    ["LICENSE", "other-file"],
    ["__MACOSX/a/._b.png", "system"],
    ["a/._b.png", "system"],
    ["a/.DS_Store", "system"],
    ["a/Thumbs.db", "system"],
    [".git/a.png", "system"],
  ])("%s is %s", (path, kind) => {
    expect(entryKind(path, splitPath("x.zip", path))).toBe(kind);
  });
});

describe("placeImages", () => {
  const place = (...paths: string[]) =>
    placeImages(
      "dir/My set.ZIP",
      paths.map((path) => path.split("/")),
    );

  it("takes class/image.png with the zip's name as group", () => {
    expect(place("a/1.png", "b/1.png")).toEqual([
      { group: "My set", name: "a" },
      { group: "My set", name: "b" },
    ]);
  });

  it("takes group/class/image.png, and leaves out folders around it that all share", () => {
    const expected = [
      { group: "Greek", name: "alpha" },
      { group: "Latin", name: "a" },
    ];
    expect(place("Greek/alpha/1.png", "Latin/a/1.png")).toEqual(expected);
    expect(place("x/y/Greek/alpha/1.png", "x/y/Latin/a/1.png")).toEqual(expected);
  });

  it("keeps the name of a single group", () => {
    expect(place("set/Greek/alpha/1.png", "set/Greek/beta/1.png").map(({ group }) => group)).toEqual([
      "Greek",
      "Greek",
    ]);
  });

  it("makes folders above the group that differ part of its name", () => {
    expect(place("s/a/x/k/1.png", "s/b/x/k/1.png").map(({ group }) => group)).toEqual(["a/x", "b/x"]);
  });

  it("asks for the layout when an image lies in no folder", () => {
    expect(() => place("a/1.png", "1.png")).toThrow(
      /My set\.ZIP, 1\.png: .*no folder.*group\/class\/image\.png/,
    );
  });

  it("names two images that lie at different depths", () => {
    expect(() => place("a/1.png", "a/b/1.png")).toThrow(/a\/b\/1\.png: .*compare a\/1\.png/);
  });
});
