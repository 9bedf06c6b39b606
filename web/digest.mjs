// What the bundle was built from, and the bundle itself, in the format of sha256sum: `write` it or `check` it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = "src/durance/report/web";
const files = [
  ...readdirSync(root + "web/src").map((name) => `web/src/${name}`),
  ...["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"].map((name) => `web/${name}`),
  ...["report.js", "report.css"].map((name) => `${built}/${name}`),
].sort();
const digest = (name) => createHash("sha256").update(readFileSync(root + name)).digest("hex");
const text = files.map((name) => `${digest(name)}  ${name}\n`).join("");

if (process.argv[2] === "write") {
  writeFileSync(`${root}${built}/sha256.txt`, text);
} else if (readFileSync(`${root}${built}/sha256.txt`, "utf8") !== text) {
  console.error("the bundle is stale: run `make web`");
  process.exit(1);
}
