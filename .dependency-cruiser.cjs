// Import directions, as docs/architecture.md says: what is not allowed here is an error.
const compute = "^src/(schema|engine|tasks|models|algorithms|experiment|training|data|protocol|worker)/";
const page = "^src/(client|store|share|charts|ui|panels|app)/|^src/main";

/** `folder` may import only itself and `allowed` of src. Tests may import what they test with. */
const only = (folder, ...allowed) => ({
  name: `${folder}-imports`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^src/", pathNot: [folder, ...allowed].map((name) => `^src/${name}`) },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: "^src/engine/ops/" },
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "tfjs-in-the-engine-only",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(engine/backend|worker)/" },
      to: { path: "@tensorflow" },
    },
    {
      name: "compute-knows-no-page",
      severity: "error",
      from: { path: compute, pathNot: "\\.test\\.tsx?$" },
      to: { path: page },
    },
    only("schema"),
    only("engine"),
    only("tasks", "schema", "engine/random"),
    only("models", "schema", "engine"),
    only("algorithms", "schema", "engine", "models", "tasks/(episode|family|meta)"),
    only("experiment", "schema", "(algorithms|models|tasks)/(registry|meta)", "training/meta"),
    only("protocol", "experiment", "schema", "tasks/episode"),
    only("data", "tasks", "engine/random"),
    only("client", "protocol"),
    only("share", "experiment", "protocol", "schema"),
    only("charts"),
    only("ui", "schema"),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
  },
};
