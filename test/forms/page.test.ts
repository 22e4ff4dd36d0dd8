import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { htmlForm } from '../../src/forms/html.ts';
import type { Act } from '../../src/forms/page-act.ts';
import { itemsOf } from '../../src/forms/questionnaire.ts';
import type { Instrument } from '../../src/rubric/instrument.ts';
import { codes, instrument, read, said } from '../answers/toy.ts';
import { instrumentFrom } from '../support/instrument.ts';
import { axe, CHROMIUM, handedBack, launch, newPage, openFile, removeFolders } from './browser.ts';
import { actsOf, expected, filling, readBack } from './fill.ts';
import { formFor } from './filled.ts';

jest.setTimeout(120_000);
const form = formFor(instrument, { agency: 'bappeda' });
const english = formFor(instrument, { agency: 'bappeda', lang: 'en' });

/** Does on the page what an act stands for, with mouse and keyboard. */
async function perform(page: Page, act: Act): Promise<void> {
  switch (act.a) {
    case 'choose':
      return page.locator(`fieldset input[value="${act.value}"]`).check();
    case 'tick':
      return page.locator(`fieldset input[type=checkbox][value="${act.criterion}"]`).check();
    case 'none':
      return page.locator('fieldset input[type=checkbox]').last().check();
    case 'number':
      await page.fill('#number', act.text);
      return page.locator('#number').blur();
    case 'code':
      await page.locator(`.codes input[value="${act.code}"]`).check();
      if (act.code !== 'not-applicable') return;
      await page.fill('#reason', act.extra ?? '');
      return page.locator('#reason').blur();
    case 'words':
      await page.fill('#words', act.text);
      return page.locator('#words').blur();
    case 'note':
      await page.fill('#note', act.text);
      return page.locator('#note').blur();
    case 'proof':
      await page.fill('#proof', act.title);
      return page.locator('#proof').press('Enter');
    default:
      throw new Error(`no hand for ${act.a}`);
  }
}

const go = async (page: Page, id: string): Promise<void> => {
  await page.click('#to-list');
  await page.click(`main a[href="#${id}"]`);
  await page.waitForSelector('.question');
};

/** Another tab is in the background, where pages are drawn rarely; so its text is asked for, not its picture. */
const heard = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getElementById('said')?.textContent?.includes('tab lain'), undefined, { polling: 20 });

const describeBrowser = CHROMIUM === undefined ? describe.skip : describe;
describeBrowser('the form in a browser (skipped without Chromium)', () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    browser = await launch();
    html = await htmlForm(form);
  });
  afterAll(async () => {
    await browser?.close();
    removeFolders();
  });

  test('filled in on a phone, offline, closed and opened again half way: every answer comes back', async () => {
    const [filled] = fc.sample(filling(form), { seed: 11, numRuns: 1 });
    const { page, context, url, requests, errors } = await openFile(browser, html);
    await page.click('button.main');
    const items = itemsOf(form).filter((item) => filled!.has(item.id));
    const half = Math.ceil(items.length / 2);
    for (const item of items.slice(0, half)) {
      await go(page, item.id);
      for (const act of actsOf(item, filled!.get(item.id)!)) await perform(page, act);
    }
    await page.reload();
    for (const item of items.slice(half)) {
      await go(page, item.id);
      for (const act of actsOf(item, filled!.get(item.id)!)) await perform(page, act);
    }
    await page.close();
    const again = await newPage(context, url);
    expect(await again.page.textContent('button.main')).toBe('Lanjutkan mengisi');
    const { name, text } = await handedBack(again.page);
    expect(name).toBe('kominfo-1.json');
    const reading = read(text, {}, name);
    expect(codes(reading)).toEqual([]);
    expect(readBack(form, reading)).toEqual(expected(form, filled!));
    expect(reading.answers[0]).toMatchObject({ city: '12.76', period: '2026', respondent: 'kominfo-1', group: 'opd', agency: 'bappeda' });
    expect([...errors, ...again.errors]).toEqual([]);
    expect([...requests, ...again.requests].filter((r) => !r.startsWith('file:') && !r.startsWith('blob:'))).toEqual([]);
    await context.close();
  });

  test('the policy lets nothing out and no other script in', async () => {
    const { page, context } = await openFile(browser, html);
    const blocked = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective));
      await fetch('https://example.org/').catch(() => {});
      const image = document.createElement('img');
      const failed = new Promise((done) => image.addEventListener('error', done));
      image.src = 'https://example.org/x.png';
      document.body.append(image);
      const script = document.createElement('script');
      script.textContent = 'window.stranger = true';
      document.body.append(script);
      await failed;
      return [...violations, String('stranger' in window)];
    });
    expect(blocked.sort()).toEqual(['connect-src', 'false', 'img-src', 'script-src-elem']);
    await context.close();
  });

  test('what is half typed when the browser goes down is there when it comes back', async () => {
    // A browser that goes down says goodbye to nobody.
    const noGoodbye = (): void => {
      for (const event of ['pagehide', 'visibilitychange']) window.addEventListener(event, (e) => e.stopImmediatePropagation(), true);
    };
    const { page, context, url } = await openFile(browser, html, { before: noGoodbye });
    await go(page, 'Q1');
    await page.locator('#words').pressSequentially('Data belum');
    await page.close();
    const again = await newPage(context, url);
    await go(again.page, 'Q1');
    expect(await again.page.inputValue('#words')).toBe('Data belum');
    await context.close();
  });

  test('keyboard alone: a level by arrow keys, a note, on to the next question', async () => {
    const { page, context } = await openFile(browser, html);
    await page.click('button.main');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.textContent('#saved span')).toBe('Tersimpan: 3 Terdefinisi');
    await page.focus('#note');
    await page.keyboard.type('dari rapat');
    await page.focus('#next');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title');
    expect(await page.textContent('#title')).toContain('GOV-02');
    const { text } = await handedBack(page);
    expect(said(read(text, {}, 'x.json'))).toEqual(['GOV-01=3 note dari rapat']);
    await context.close();
  });

  test('what the engine asks back: a number out of range, none of a checklist, a missing reason', async () => {
    const { page, context } = await openFile(browser, html);
    await go(page, 'BIG');
    await page.fill('#number', '99999');
    await page.click('#next');
    expect(await page.textContent('#back-text')).toContain('99.999 orang');
    expect(await page.textContent('#title')).toContain('BIG');
    await page.click('#back button >> nth=1');
    await page.fill('#number', 'banyak');
    await page.click('#next');
    expect(await page.textContent('#complaint')).toContain('bukan angka');
    await page.fill('#number', '1200');
    await page.click('#next');
    expect(await page.textContent('#title')).toContain('FREE');
    await go(page, 'CHECK');
    await page.locator('input[value=a]').check();
    await page.locator('input[value=a]').uncheck();
    await page.click('#back button >> nth=0');
    await go(page, 'FREQ');
    await page.locator('.codes input[value="not-applicable"]').check();
    await page.click('#next');
    expect(await page.textContent('#complaint')).toContain('memerlukan alasan');
    await page.fill('#reason', 'Tidak ada rapat');
    await page.click('#next');
    await go(page, 'SHARE');
    await page.locator('.codes input[value=pending]').check();
    await page.fill('#due', '2026-12-01');
    const { text } = await handedBack(page);
    const reading = read(text, {}, 'x.json');
    expect(said(reading)).toEqual(['FREQ=not-applicable because Tidak ada rapat', 'SHARE=pending', 'BIG=1200', 'CHECK=none']);
    expect(reading.answers[1]!.due).toBe('2026-12-01');
    await context.close();
  });

  test('the form of the room: a decision is kept once its reason is there', async () => {
    const { page, context } = await openFile(
      browser,
      await htmlForm(formFor(instrument, { group: 'kesepakatan', respondent: 'kesepakatan' })),
    );
    await go(page, 'GOV-01');
    await perform(page, { a: 'choose', value: '3' });
    expect(await page.textContent('#back-text')).toBe('Alasan keputusan ini');
    expect(await page.isChecked('input[value="3"]')).toBe(true);
    expect(await page.textContent('#saved span')).toBe('Belum dijawab.');
    await page.click('#next');
    expect(await page.textContent('#complaint')).toContain('alasannya');
    await page.fill('#why', 'Perwal sudah ada');
    await page.click('#next');
    expect(await page.textContent('#title')).toContain('GOV-02');
    const { text } = await handedBack(page);
    expect(said(read(text, {}, 'x.json'))).toEqual(['GOV-01=3 note Perwal sudah ada']);
    await context.close();
  });

  test('where the browser keeps nothing it says so, and a saved file goes on elsewhere', async () => {
    const forbidden = (): void => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new Error('forbidden');
        },
      });
    };
    const first = await openFile(browser, html, { before: forbidden });
    expect(await first.page.textContent('.warning')).toContain('tidak mengizinkan');
    await go(first.page, 'GOV-01');
    await perform(first.page, { a: 'choose', value: '4' });
    await perform(first.page, { a: 'proof', title: 'Perwal 1/2026' });
    const { name, text } = await handedBack(first.page);
    await first.context.close();
    const second = await openFile(browser, html);
    await second.page.click('.reopen summary');
    await second.page.setInputFiles('#reopen', { name, mimeType: 'application/json', buffer: Buffer.from(text) });
    expect(await second.page.textContent('#said:has-text("1 jawaban")')).toBe('1 jawaban dibaca dari berkas.');
    const back = await handedBack(second.page);
    expect(said(read(back.text, {}, 'x.json'))).toEqual(['GOV-01=4 sent']);
    await second.context.close();
  });

  test('where the room runs out the answers go on in the page, and it says so until they are saved', async () => {
    const full = (): void => {
      const { setItem } = Storage.prototype;
      let left = 2;
      Storage.prototype.setItem = function (key: string, value: string): void {
        if (!key.endsWith('?') && !key.includes('#') && --left < 0) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
    };
    const { page, context } = await openFile(browser, html, { before: full });
    for (const [id, value] of [
      ['GOV-01', '2'],
      ['GOV-02', '3'],
      ['FREQ', 'weekly'],
    ] as const) {
      await go(page, id);
      await perform(page, { a: 'choose', value });
    }
    expect(await page.textContent('#said')).toContain('GAGAL MENYIMPAN');
    expect(await page.isVisible('.loose')).toBe(true);
    const { text } = await handedBack(page);
    expect(said(read(text, {}, 'x.json'))).toEqual(['GOV-01=2', 'GOV-02=3', 'FREQ=weekly']);
    expect(await page.isVisible('.loose')).toBe(false);
    await context.close();
  });

  test('what is kept damaged is put aside, and the form begins again', async () => {
    const { page, context } = await openFile(browser, html);
    await go(page, 'GOV-01');
    await perform(page, { a: 'choose', value: '2' });
    const key = await page.evaluate(() => {
      const [name] = Object.keys(localStorage);
      localStorage.setItem(name!, '[{"t":"start"},{"t":"nonsense"},7]');
      return name!;
    });
    await page.reload();
    expect(await page.textContent('.progress span')).toContain('0 dari 10');
    expect(await page.textContent('#said')).toContain('rusak');
    expect(await page.evaluate((name) => localStorage.getItem(`${name}#damaged`), key)).toContain('nonsense');
    await context.close();
  });

  test('two tabs with the same form keep the answers of both', async () => {
    const { page, context, url } = await openFile(browser, html);
    const other = await newPage(context, url);
    await page.bringToFront();
    await go(page, 'GOV-01');
    await perform(page, { a: 'choose', value: '2' });
    await heard(other.page);
    await other.page.bringToFront();
    await go(other.page, 'FREQ');
    await perform(other.page, { a: 'choose', value: 'weekly' });
    await heard(page);
    await page.bringToFront();
    const { text } = await handedBack(page);
    expect(said(read(text, {}, 'x.json'))).toEqual(['GOV-01=2', 'FREQ=weekly']);
    await context.close();
  });

  test('the other language is one press away and changes no answer', async () => {
    const { page, context } = await openFile(browser, html);
    await go(page, 'GOV-01');
    await perform(page, { a: 'choose', value: '3' });
    await page.click('#lang');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.textContent('legend')).toBe('How far is data regulated?');
    expect(await page.textContent('#saved span')).toBe('Saved: 3 Defined');
    expect(await page.isChecked('input[value="3"]')).toBe(true);
    await context.close();
  });

  test('a form for a group: each person is somebody else, and the next one begins with an empty form', async () => {
    const { page, context } = await openFile(browser, await htmlForm(formFor(instrument, { group: 'pers', respondent: '' })));
    await page.fill('#name', 'Harian Contoh');
    await go(page, 'GOV-01');
    await perform(page, { a: 'choose', value: '1' });
    const one = JSON.parse((await handedBack(page)).text);
    expect(one.respondent).toMatchObject({ name: 'Harian Contoh', group: 'pers' });
    expect(one.respondent.id).toMatch(/^pers-[0-9a-f]{8}$/);
    const elsewhere = await openFile(browser, await htmlForm(formFor(instrument, { group: 'pers', respondent: '' })));
    await elsewhere.page.click('.reopen summary');
    await elsewhere.page.setInputFiles('#reopen', {
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(one)),
    });
    await elsewhere.page.waitForSelector('#said:has-text("1 jawaban")');
    expect(JSON.parse((await handedBack(elsewhere.page)).text).respondent).toEqual(one.respondent);
    await elsewhere.context.close();
    await page.click('#wipe');
    await page.click('#wipe-yes');
    await go(page, 'GOV-01');
    await perform(page, { a: 'choose', value: '5' });
    const two = JSON.parse((await handedBack(page)).text);
    expect(two.respondent.id).not.toBe(one.respondent.id);
    expect(two.respondent.name).not.toBe('Harian Contoh');
    expect(two.answers).toEqual({ 'GOV-01': { value: 5 } });
    await context.close();
  });

  test.each([
    ['a small phone, light', 320, false],
    ['a desktop, dark', 1280, true],
  ])('an accessibility checker finds nothing, and nothing is wider than the screen: %s', async (_, width, dark) => {
    const { page, context } = await openFile(browser, await htmlForm(english), { width, dark });
    const widest = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    const check = async (where: string): Promise<void> => {
      expect({ where, found: await axe(page), wide: (await widest()) > width }).toEqual({ where, found: [], wide: false });
    };
    await check('start');
    for (const id of ['GOV-01', 'FREQ', 'SHARE', 'CHECK', 'WORDS']) {
      await go(page, id);
      await check(id);
    }
    await go(page, 'BIG');
    await page.fill('#number', '99999');
    await page.locator('#number').blur();
    await check('asked back');
    await go(page, 'FREE');
    await page.fill('#number', 'x');
    await page.locator('#number').blur();
    await check('complaint');
    await go(page, 'GOV-02');
    await perform(page, { a: 'choose', value: '4' });
    await perform(page, { a: 'proof', title: 'Minutes' });
    await page.locator('.codes input[value="not-applicable"]').check();
    await check('answered');
    await page.click('#to-finish');
    await check('finish');
    await page.click('#wipe');
    await check('sure');
    await context.close();
  });

  const small = (levels: readonly number[], more = ''): Instrument =>
    instrumentFrom({
      'instrument.yaml': 'id: i\nversion: 1.0.0\ntitle: I\nlanguages: [id]\nscale: { min: 1, max: 3 }\nrubrics: [{ file: r.yaml }]\n',
      'r.yaml': `id: r\nversion: 1.0.0\ntitle: R\nsections:\n  - id: s\n    title: S\n    indicators:\n      - { id: A, title: Judul A, type: choice, options: [${levels.map((l) => `{ id: a${l}, title: pilihan ${l}, score: ${l} }`).join(', ')}] }\n      - { id: B, title: Judul B, type: level, levels: { 1: a, 2: b, 3: c }${more} }\n`,
    });

  test('a question that an answer rules out is asked no more, and is asked again when the answer changes', async () => {
    const conditional = small([1, 2, 3], ', when: { indicator: A, at_least: 2 }');
    const { page, context } = await openFile(browser, await htmlForm(formFor(conditional, { group: 'respondents' })), { width: 1280 });
    const progress = (): Promise<string | null> => page.textContent('.progress span');
    expect(await progress()).toBe('0 dari 2 terisi');
    await go(page, 'A');
    await perform(page, { a: 'choose', value: 'a1' });
    expect(await progress()).toBe('1 dari 1 terisi');
    expect(await page.locator('#side a[href="#B"]').isVisible()).toBe(false);
    await page.click('#next');
    expect(await page.textContent('#title')).toBe('Selesai dan kirim');
    await go(page, 'A');
    await perform(page, { a: 'choose', value: 'a3' });
    await page.click('#next');
    expect(await page.textContent('#title')).toContain('Judul B');
    await context.close();
  });

  test('a newer form goes on with the answers that still fit, and says how many do not', async () => {
    const old = await htmlForm(formFor(small([1, 2, 3]), { group: 'respondents' }));
    const { page, context, url } = await openFile(browser, old);
    await go(page, 'A');
    await perform(page, { a: 'choose', value: 'a2' });
    await go(page, 'B');
    await perform(page, { a: 'choose', value: '3' });
    await page.close();
    writeFileSync(fileURLToPath(url), await htmlForm(formFor(small([1, 3]), { group: 'respondents' })));
    const again = await newPage(context, url);
    expect(await again.page.textContent('#said')).toContain('1 jawaban perlu diisi ulang');
    const { text } = await handedBack(again.page);
    expect(JSON.parse(text).answers).toEqual({ B: { value: 3 } });
    await context.close();
  });

  test("the browser's back button goes back a question, and an address leads to one", async () => {
    const { page, context, url } = await openFile(browser, html);
    await go(page, 'FREQ');
    await page.click('#next');
    expect(await page.textContent('#title')).toContain('SHARE');
    await page.goBack();
    await page.waitForSelector('#title:has-text("FREQ")');
    const direct = await newPage(context, `${url}#CHECK`);
    expect(await direct.page.textContent('#title')).toContain('CHECK');
    await context.close();
  });

  test('texts of a rubric and of people stay texts', async () => {
    const evil = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>';
    const hostile = instrumentFrom({
      'instrument.yaml': `id: i\nversion: 1.0.0\ntitle: ${JSON.stringify(evil)}\nlanguages: [id]\nscale: { min: 1, max: 2, levels: { 1: a, 2: b } }\nrubrics: [{ file: r.yaml }]\n`,
      'r.yaml': `id: r\nversion: 1.0.0\ntitle: R\nsections: [{ id: s, title: S, indicators: [{ id: A, title: ${JSON.stringify(evil)}, type: level, levels: { 1: ${JSON.stringify(evil)}, 2: b } }] }]\n`,
    });
    const { page, context, errors } = await openFile(browser, await htmlForm(formFor(hostile, { group: 'respondents' })));
    await go(page, 'A');
    await perform(page, { a: 'choose', value: '1' });
    await perform(page, { a: 'note', text: evil });
    expect(await page.textContent('#title')).toBe(`${evil} A`);
    expect(await page.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

test('the page of the same form is the same', async () => {
  expect(await htmlForm(form)).toBe(await htmlForm(form));
});
