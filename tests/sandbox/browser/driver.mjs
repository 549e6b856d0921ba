// Does in a browser what lines of JSON on standard input say, and responds to each with a line on standard output.
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

import { chromiumOptions } from "./chromium.mjs";

const longestWait = 10_000;
const browser = await chromium.launch({
  ...(await chromiumOptions()),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});
let page;
let problems;

const actions = {
  async open(url, options) {
    await page?.context().close();
    page = await browser.newPage(options);
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
  click: (name) => page.getByRole("button", { name, exact: true }).click(),
  fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
  wait: (selector, text) => page.locator(selector, { hasText: text }).first().waitFor(),
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
