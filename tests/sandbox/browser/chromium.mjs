// Where a Chromium is, and what it needs to run: the one in node_modules, or on other systems one of the machine's own.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const names = ["chromium", "chromium-browser", "google-chrome"];
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/** Options for Playwright's `launch`. */
export async function chromiumOptions() {
  const hasGlibc = Boolean(process.report.getReport().header.glibcVersionRuntime);
  if (process.platform === "linux" && process.arch === "x64" && hasGlibc) {
    const folder = await unpacked();
    const libraries = join(folder, "al2023/lib");
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, "fonts.conf") };
    return { executablePath: join(folder, "chromium"), env };
  }
  const found = process.env.PATH.split(delimiter).flatMap((path) => names.map((name) => join(path, name)));
  const executablePath = found.find((path) => existsSync(path));
  return executablePath ? { executablePath } : { channel: "chrome" };
}

/** The folder with the Chromium of @sparticuz/chromium, which is unpacked once for each version. */
async function unpacked() {
  const require = createRequire(import.meta.url);
  const packageFolder = join(dirname(require.resolve("@sparticuz/chromium")), "../..");
  const { version } = require(join(packageFolder, "package.json"));
  const cache = join(root, "node_modules/.cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(join(cache, "partial-"));
  const before = process.env.TMPDIR;
  // The package unpacks into the folder for temporary files, and brings the libraries that a bare system
  // lacks only where it believes to run on Amazon's.
  process.env.TMPDIR = partial;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  await chromium.executablePath();
  await writeFile(join(partial, "fonts.conf"), fonts);
  delete process.env.AWS_EXECUTION_ENV;
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  // Another process may have been faster.
  await rename(partial, folder).catch(() => rm(partial, { recursive: true }));
  return folder;
}
