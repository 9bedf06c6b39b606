// One script and one style sheet, without chunks, into the Python package.
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "../src/durance/report/web",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    rollupOptions: {
      input: "src/main.tsx",
      output: { format: "iife", entryFileNames: "report.js", assetFileNames: "report[extname]" },
    },
  },
});
