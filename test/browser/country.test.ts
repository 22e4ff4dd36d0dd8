import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { assess } from '../../src/assess/assess.ts';
import { countryPage } from '../../src/report/country/page.ts';
import { tallyOf } from '../../src/tally/collect.ts';
import { axe, CHROMIUM, launch, watched } from '../forms/browser.ts';
import { inputOf, NORMAL } from '../report/fixture.ts';

jest.setTimeout(60_000);

/** As many cities as Indonesia has: the same answers, one of them after another left out. */
const CITIES = 514;
const { instrument } = inputOf({ answers: NORMAL });
const answers = Array.from({ length: CITIES }, (_, i) =>
  NORMAL.filter((_a, k) => i === 0 || k !== i % NORMAL.length).map((a) => ({ ...a, city: `c${i}` })),
).flat();
const assessment = assess(instrument, tallyOf(answers), {
  tier: 'full',
  seed: 1,
  figures: true,
  always: [],
  caseOf: (city, period) => ({
    city,
    period,
    name: `Kota ${city.slice(1)}`,
    province: `Provinsi P${Number(city.slice(1)) % 38}`,
    profile: new Map(),
    targets: new Map(),
  }),
});
const html = countryPage(assessment, 'id', 'siapkota');

const folder = mkdtempSync(join(tmpdir(), 'siapkota-browser-'));
const file = join(folder, 'country.html');
writeFileSync(file, html);
const address = pathToFileURL(file).href;

let browser: Browser;
beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> => watched(browser, address, options);

test('a country of 514 cities is a file of less than 2 MB', () => {
  expect(html.match(/<tr data-n=/g)!.length).toBe(CITIES);
  expect(Buffer.byteLength(html)).toBeLessThan(2e6);
});

if (CHROMIUM === undefined) test.skip('the country in a browser: no Chromium here (set CHROMIUM_PATH)', () => {});
else
  describe('the country in a browser', () => {
    test('complains of nothing, asks nothing of any network, and never scrolls sideways', async () => {
      const { page, complaints } = await open();
      for (const width of [320, 390, 768, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        expect([width, await page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)')]).toEqual([width, 0]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test.each([
      { colorScheme: 'light', width: 1280 },
      { colorScheme: 'dark', width: 390 },
    ] as const)('has nothing that axe objects to, $colorScheme at $width px', async ({ colorScheme, width }) => {
      const { page } = await open({ colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    });

    test('is searched by province, and a name opens by keyboard where its city stands', async () => {
      const { page } = await open();
      await page.locator('#id-ranking-s .filter input').fill('provinsi p37');
      expect(await page.locator('#id-ranking-s tbody tr:visible').count()).toBe(13);
      await page.locator('#id-ranking-s tr[data-n]:visible a').first().focus();
      await page.keyboard.press('Enter');
      const said = await page.locator('dialog').innerText();
      expect(said).toMatch(/Di antara semua kota\s+\d+ dari \d+/);
      expect(said).toMatch(/Di Provinsi P37\s+\d+ dari \d+/);
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog').isVisible()).toBe(false);
      await page.context().close();
    });
  });
