/** Version of the lab, put in by Vite (vite.config.ts). */
declare const __BUILD__: string;

/** The program that goes with a learner that is taken away, bundled by Vite (predictor/vitePlugin.ts). */
declare module "virtual:innerloop/predictor" {
  export const program: string;
}

/** The script of a page that replays a run, bundled by Vite (cli/replayPlugin.ts). */
declare module "virtual:innerloop/replay" {
  export const script: string;
}
