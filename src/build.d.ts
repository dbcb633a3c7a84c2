/** Version of the lab, put in by Vite (vite.config.ts). */
declare const __BUILD__: string;

/** The program that goes with a learner that is taken away, bundled by Vite (predictor/vitePlugin.ts). */
declare module "virtual:innerloop/predictor" {
  export const program: string;
}
