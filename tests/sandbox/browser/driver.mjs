// Does in a browser what lines of JSON on standard input say, and responds to each with a line on standard output.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

import { chromiumOptions } from "./chromium.mjs";

const longestWait = 30_000;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"));
// From an address, as a browser keeps what it has compiled from there: three times as fast as by `evaluate` on each page.
const scripts = createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "max-age=3600" }).end(axe);
}).listen(0, "127.0.0.1");
await once(scripts, "listening");
const browser = await chromium.launch({
  ...(await chromiumOptions()),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--renderer-process-limit=1",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});
let page;
let problems;

const actions = {
  async open(url, options) {
    await page?.context().close();
    page = await browser.newPage({ permissions: ["clipboard-read", "clipboard-write"], ...options });
    page.setDefaultTimeout(longestWait);
    problems = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("dialog", (dialog) => {
      problems.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await page.goto(url);
  },
  async go(url) {
    problems = [];
    await page.goto(url);
  },
  async look(colorScheme, width, height) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
  },
  async obstacles() {
    const url = `http://127.0.0.1:${scripts.address().port}/axe.js`;
    if (!(await page.evaluate("'axe' in globalThis"))) await page.addScriptTag({ url });
    const options = { iframes: false, preload: false, resultTypes: ["violations"] };
    const { violations } = await page.evaluate((options) => globalThis.axe.run(options), options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  },
  click: (name) => page.getByRole("button", { name, exact: true }).click(),
  fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
  wait: (selector, text) => page.locator(selector, { hasText: text }).first().waitFor(),
  press: (key) => page.keyboard.press(key),
  focused: () => page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"),
  withoutClipboard: () => page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })"),
  value: (label) => page.getByLabel(label, { exact: true }).inputValue(),
  clipboard: () => page.evaluate("navigator.clipboard.readText()"),
  attach: (label, path) => page.getByLabel(label, { exact: true }).setInputFiles(path),
  check: (label) => page.getByLabel(label).check(),
  choose: (label, option) => page.getByLabel(label).selectOption(option),
  follow: (name) => page.getByRole("link", { name, exact: true }).first().click(),
  isVisible: (label) => page.getByLabel(label, { exact: true }).isVisible(),
  waitInFrame: (selector, text) => page.frameLocator(selector).getByText(text).first().waitFor(),
  title: () => page.title(),
  waitForText: (selector, text) => page.locator(selector, { hasText: text }).waitFor({ state: "attached" }),
  openDetails: (summary) => page.locator("summary", { hasText: summary }).first().click(),
  async select(selector) {
    await page.locator(selector).first().click();
    return page.evaluate("getSelection().toString()");
  },
  text: (selector) => page.locator(selector).innerText(),
  count: (selector) => page.locator(selector).count(),
  width: () => page.evaluate("document.documentElement.scrollWidth"),
  picture: async (path) => void (await page.screenshot({ path, fullPage: true })),
  problems: () => problems,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { action, values } = JSON.parse(line);
  let response;
  try {
    response = { value: (await actions[action](...values)) ?? null };
  } catch (error) {
    response = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(response)}\n`);
}
await browser.close();
scripts.close();
