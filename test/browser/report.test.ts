import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { editionOf } from '../../src/report/edition.ts';
import { htmlPage } from '../../src/report/html/page.ts';
import { axe, CHROMIUM, launch, watched } from '../forms/browser.ts';
import { answer, INSTRUMENT, inputOf, instrumentOf, NORMAL, ROADS, spoken, TOWN } from '../report/fixture.ts';

jest.setTimeout(60_000);

const EVIL = '"><script>window.evil=1</script><img src=x onerror="window.evil=1">\u001b[31m\u202e =cmd';
const input = inputOf({
  answers: [
    ...NORMAL,
    answer('public', 'p3', 'R1', '5', { note: EVIL }),
    ...['R2', 'R3', 'R4'].map((id, i) => answer('public', `q${i}`, id, { R2: '12', R3: 'a', R4: 'dark' }[id]!)),
  ],
  open: [spoken('public', 'p1', 'WQ1', EVIL), spoken('public', 'p1', 'RQ1', 'Jalan lebar.')],
  expected: [{ id: 'x', name: EVIL, group: 'public', agency: undefined, due: '2026-11-20' }],
  previous: NORMAL.slice(0, 3),
  town: { ...TOWN, name: `Kota ${EVIL}` },
  instrument: instrumentOf({
    'roads.yaml': ROADS.replace('Perawatan jalan', `'Perawatan <b>jalan</b>'`),
    'instrument.yaml': INSTRUMENT,
  }),
});
const html = htmlPage([editionOf(input), editionOf({ ...input, lang: 'en' })]);

const folder = mkdtempSync(join(tmpdir(), 'siapkota-browser-'));
const file = join(folder, 'report.html');
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

/** A page with what it complained of and asked for; the report's own policy is in force unless it is set aside for axe. */
const open = (options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> => watched(browser, address, options);

if (CHROMIUM === undefined) test.skip('the report in a browser: no Chromium here (set CHROMIUM_PATH)', () => {});
else
  describe('the report in a browser', () => {
    test('asks nothing of any network, complains of nothing, and runs nothing from outside', async () => {
      const { page, complaints } = await open();
      expect(complaints).toEqual([]);
      expect(await page.evaluate('window.evil')).toBeUndefined();
      expect(await page.locator('img, iframe, object, link').count()).toBe(0);
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

    test('does not scroll sideways, from a small telephone to a projector', async () => {
      const { page } = await open();
      for (const width of [320, 390, 768, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        expect([width, await page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)')]).toEqual([width, 0]);
      }
      await page.context().close();
    });

    test('a number opens its arithmetic, by mouse and by keyboard, and closes back to where it was', async () => {
      const { page } = await open();
      const row = page.locator('#id-gaps-s tr[data-n=R1]').last();
      await row.locator('td[data-v]').first().click();
      const dialog = page.locator('dialog');
      expect(await dialog.getAttribute('open')).not.toBeNull();
      expect(await dialog.innerText()).toContain('rata-rata berbobot');
      await page.keyboard.press('Escape');
      expect(await dialog.getAttribute('open')).toBeNull();
      const link = row.locator('a');
      await link.focus();
      await page.keyboard.press('Enter');
      expect(await dialog.innerText()).toContain('Perawatan <b>jalan</b>');
      await page.keyboard.press('Escape');
      expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true);
      await page.context().close();
    });

    test('a table sorts by numbers as they are, what has none last, and back to its own order', async () => {
      const { page } = await open();
      const table = page.locator('#id-annex-s table[data-live]').first();
      const first = (): Promise<string[]> =>
        table.locator('tbody tr').evaluateAll((rows) => rows.map((r) => r.getAttribute('data-n') ?? ''));
      const own = await first();
      const head = table.locator('thead th').nth(3);
      await head.locator('button').focus();
      await page.keyboard.press('Enter');
      expect(await head.getAttribute('aria-sort')).toBe('ascending');
      const values = async (): Promise<(number | null)[]> => {
        const cells = table.locator('tbody tr > :nth-child(4)');
        const shown = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-v')));
        return shown.map((v) => (v === null ? null : Number(v)));
      };
      const up = await values();
      const known = up.filter((v) => v !== null);
      expect(known).toEqual([...known].sort((a, b) => a - b));
      expect(up.slice(known.length).every((v) => v === null)).toBe(true);
      await page.keyboard.press('Enter');
      expect((await values()).filter((v) => v !== null)).toEqual([...known].reverse());
      await page.keyboard.press('Enter');
      expect(await first()).toEqual(own);
      await page.context().close();
    });

    test('the language changes in place, the title with it', async () => {
      const { page } = await open();
      expect(await page.locator('#en-main').isVisible()).toBe(false);
      await page.click('button[data-to=en]');
      expect(await page.locator('#en-main').isVisible()).toBe(true);
      expect(await page.locator('#id-main').isVisible()).toBe(false);
      expect(await page.title()).toContain('Situation analysis');
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      await page.context().close();
    });

    test('the colours follow the button', async () => {
      const { page } = await open({ colorScheme: 'light' });
      const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
      const light = await ground();
      await page.click('#theme');
      expect(await ground()).not.toBe(light);
      await page.context().close();
    });

    test('can be read without its script, and a name leads to the row that holds its arithmetic', async () => {
      const { page } = await open({ javaScriptEnabled: false });
      expect(await page.locator('#id-main').isVisible()).toBe(true);
      const target = await page.locator('#id-gaps-s tr[data-n=R1] a').last().getAttribute('href');
      expect(await page.locator(`[id="${target!.slice(1)}"]`).innerText()).toContain('median');
      await page.context().close();
    });

    test('prints: the summary on one page, every chapter on a new one, nothing but paper', async () => {
      const { page } = await open({ colorScheme: 'dark' });
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(10);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
      expect(await page.locator('#bar').isVisible()).toBe(false);
      await page.context().close();
    });
  });
