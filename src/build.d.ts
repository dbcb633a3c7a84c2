/** Version of the lab, put in by Vite (vite.config.ts). */
declare const __BUILD__: string;
