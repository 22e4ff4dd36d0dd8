import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** Where Debian and others put it. Tests that need a browser are skipped by name where there is none. */
export const CHROMIUM: string | undefined = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What an accessibility checker finds on the page as it is now, as short lines. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await run.run();
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.failureSummary}`));
  });
}

/** A page opened as a person opens a file, without a network; everything it asks for is noted. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  readonly requests: string[];
  readonly errors: string[];
}

const folders: string[] = [];
export function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export async function openFile(
  browser: Browser,
  html: string,
  options: { width?: number; dark?: boolean; before?: () => void; name?: string } = {},
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'siapkota-page-'));
  folders.push(folder);
  const path = join(folder, options.name ?? 'formulir.html');
  writeFileSync(path, html);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 390, height: 844 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    offline: true,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  if (options.before !== undefined) await context.addInitScript(options.before);
  const url = pathToFileURL(path).href;
  return { ...(await newPage(context, url)), context, url };
}

export async function newPage(context: BrowserContext, url: string): Promise<Pick<Opened, 'page' | 'requests' | 'errors'>> {
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (r) => requests.push(r.url()));
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('console', (m) => {
    if (m.type() === 'error') errors.push(m.text());
  });
  await page.goto(url);
  return { page, requests, errors };
}

/** The file of answers that the page hands over. */
export async function handedBack(page: Page): Promise<{ name: string; text: string }> {
  await page.click('#to-finish');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

/** A page with what it complained of and what it asked for besides itself. */
export async function watched(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (m) => complaints.push(m.text()));
  page.on('pageerror', (e) => complaints.push(String(e)));
  page.on('request', (r) => {
    if (r.url() !== address) complaints.push(r.url());
  });
  await page.goto(address);
  return { page, complaints };
}
