import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadPty, makeAssessment, pause, type Screen, SETTLE, type SpawnOptions, spawn, waitFor } from './pty.ts';

const loaded = await loadPty();
const why = 'why' in loaded ? loaded.why : undefined;
const run = why === undefined ? describe : describe.skip;
const BIN = resolve(process.env.SIAPKOTA_BIN ?? 'bin/siapkota.js');

let place: ReturnType<typeof makeAssessment>;
let open: Screen[] = [];
beforeEach(() => {
  place = makeAssessment();
  open = [];
});
afterEach(async () => {
  for (const screen of open) {
    try {
      screen.kill('SIGKILL');
    } catch {
      // Gone already.
    }
    await screen.exit;
  }
  place.remove();
});

function start(options: SpawnOptions = {}): Screen {
  if ('why' in loaded) throw new Error(loaded.why);
  const screen = spawn(loaded, place.folder, options);
  open.push(screen);
  return screen;
}

/** Answers the question on the screen with a level. */
async function answer(screen: Screen, level: number, id: string): Promise<void> {
  await pause(SETTLE);
  screen.send(String(level));
  await screen.until(/belum tersimpan/);
  // Enter in the same breath as the digit is taken for a paste, and confirms nothing: see BURST_MS in src/interview/step.ts.
  await pause(20);
  screen.send('\r');
  await screen.until(`Tersimpan: ${id}`);
}

if (why !== undefined) test.skip(`real terminal: skipped because ${why}`, () => {});

run('on a real terminal', () => {
  test('answer, leave, come back to the next question; the sheet is there', async () => {
    const first = start();
    await first.until('1 / 41');
    await answer(first, 3, 'I1');
    await pause(SETTLE);
    first.send('q');
    expect((await first.exit).code).toBe(0);
    await first.until('siapkota interview --respondent r1');
    expect(readFileSync(`${place.folder}/answers/r1.yaml`, 'utf8')).toContain('I1: 3');
    const second = start();
    await second.until('2 / 41');
    await second.until('1 jawaban sudah tersimpan');
  }, 60_000);

  test('typing before the text, in one burst, comes out right (trap 1); Up brings nothing back (trap 2)', async () => {
    const screen = start();
    await screen.until('1 / 41');
    screen.send('n');
    await screen.until('Catatan');
    screen.send('abc');
    await screen.until('abc');
    screen.send('\u0001');
    screen.send('ZZ');
    await screen.until('ZZabc');
    screen.send('\r');
    await screen.until('Catatan: ZZabc');
    screen.send('\u001b[C');
    await screen.until('2 / 41');
    screen.send('n');
    await screen.until('❯');
    screen.send('\u001b[A');
    screen.send('x');
    await screen.until('❯ x');
    expect(screen.text()).not.toContain('ZZabc');
  }, 60_000);

  test('a half-typed note outlives Ctrl-C: 130, and it is there again (trap 6)', async () => {
    const screen = start();
    await screen.until('1 / 41');
    screen.send('n');
    await screen.until('Catatan');
    screen.send('setengah jadi');
    await screen.until('setengah jadi');
    screen.send('\u0003');
    expect((await screen.exit).code).toBe(130);
    expect(screen.raw()).not.toContain('ExitPromptError');
    expect(place.facts()).toContainEqual(expect.objectContaining({ t: 'draft', text: 'setengah jadi' }));
    const again = start();
    await again.until('1 / 41');
    again.send('n');
    await again.until('setengah jadi');
  }, 60_000);

  test('a note nobody types at for two seconds is kept even through kill -9', async () => {
    const screen = start();
    await screen.until('1 / 41');
    screen.send('n');
    await screen.until('Catatan');
    screen.send('lama');
    await screen.until('❯ lama');
    await waitFor(
      () => place.facts().some((f) => f.t === 'draft' && f.text === 'lama'),
      () => 'no draft',
    );
    screen.kill('SIGKILL');
    await screen.exit;
    expect(place.facts()).toContainEqual(expect.objectContaining({ t: 'draft', text: 'lama' }));
  }, 60_000);

  test('Ctrl-D ends with the friendly line and 130, not with 0 (trap 5)', async () => {
    const screen = start();
    await screen.until('1 / 41');
    screen.send('\u0004');
    expect((await screen.exit).code).toBe(130);
    await screen.until('siapkota interview --respondent r1');
  }, 60_000);

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ])(
    '%s saves what is typed, writes the sheet, drops the lock and exits %d (trap 7)',
    async (signal, code) => {
      const screen = start();
      await screen.until('1 / 41');
      await answer(screen, 4, 'I1');
      screen.send('n');
      await screen.until('Catatan');
      screen.send('abc');
      await screen.until('❯ abc');
      process.kill(screen.pid, signal);
      expect((await screen.exit).code).toBe(code);
      expect(place.facts()).toContainEqual(expect.objectContaining({ t: 'draft', text: 'abc' }));
      expect(existsSync(`${place.folder}/answers/r1.yaml`)).toBe(true);
      expect(existsSync(`${place.journal}.lock`)).toBe(false);
    },
    60_000,
  );

  test.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)(
    '%s again and again, as a closing terminal sends it to its group and through the shell, cuts nothing off',
    async (signal) => {
      const screen = start();
      await screen.until('1 / 41');
      await answer(screen, 4, 'I1');
      const again = setInterval(() => {
        try {
          process.kill(screen.pid, signal);
        } catch {
          // Gone.
        }
      }, 1);
      await screen.exit;
      clearInterval(again);
      expect(readFileSync(`${place.folder}/answers/r1.yaml`, 'utf8')).toContain('I1: 4');
      expect(existsSync(`${place.journal}.lock`)).toBe(false);
    },
    60_000,
  );

  test('Ctrl-Z and fg go on where they were (trap 4)', async () => {
    const shell = start({ program: ['bash', '--norc', '--noprofile', '-i'], env: { PS1: 'shell> ' } });
    await shell.until('shell>');
    shell.send('"$SIAPKOTA_TEST_NODE" "$SIAPKOTA_TEST_BIN" interview --respondent r1 --lang id\r');
    await shell.until('1 / 41');
    await pause(SETTLE);
    shell.send('\u001a');
    await shell.until('Stopped');
    const from = shell.raw().length;
    shell.send('fg\r');
    await shell.written('\u001b[2J', from);
    await shell.until('1 / 41');
    await answer(shell, 2, 'I1');
    await pause(SETTLE);
    shell.send('q');
    await shell.until('Melanjutkan');
  }, 60_000);

  test('a pasted block answers nothing on keys, and is one line in a note (trap 9)', async () => {
    const screen = start();
    await screen.until('1 / 41');
    await pause(SETTLE);
    expect(screen.raw()).toContain('\u001b[?2004h');
    screen.send('\u001b[200~3\r2\r\u001b[201~');
    await screen.until('Tempelan diabaikan');
    screen.send('n');
    await screen.until('Catatan');
    screen.send('\u001b[200~satu\rdua\u001b[31m\u001b[201~');
    await screen.until('satu dua');
    expect(place.facts().filter((f) => f.t === 'answer')).toEqual([]);
  }, 60_000);

  test('a terminal without bracketed paste saves nothing either (trap 9)', async () => {
    const screen = start();
    await screen.until('1 / 41');
    await pause(SETTLE);
    screen.send('3\r2\r5\r');
    await screen.until('terlalu cepat');
    expect(place.facts().filter((f) => f.t === 'answer')).toEqual([]);
  }, 60_000);

  test('resizing leaves no ghosts (trap 11), and nothing takes the alternate screen or hides the cursor (trap 8)', async () => {
    const screen = start({ cols: 60, rows: 20 });
    await screen.until('1 / 41');
    for (const [cols, rows] of [
      [120, 24],
      [60, 24],
      [44, 24],
      [100, 30],
      [50, 15],
      [40, 12],
      [120, 50],
      [80, 24],
    ] as const) {
      await screen.resize(cols, rows);
      // Everything once: what was wrapped or left over at the old width would be there a second time.
      await screen.until((text) =>
        ['1 / 41', 'I1  Indikator ke-1', 'Rubrik ›', '  3 tiga', 'q berhenti'].every((once) => text.split(once).length === 2),
      );
    }
    // What the terminal itself pushed up while it was made smaller is not ours; nothing may come on top of it.
    const before = screen.scrollback();
    for (let i = 0; i < 12; i++) {
      screen.send('?');
      await screen.until('Panduan: I1');
      screen.send('\r');
      await screen.until('q berhenti');
    }
    expect(screen.text().split('1 / 41')).toHaveLength(2);
    expect(screen.scrollback()).toBe(before);
    expect(screen.raw()).not.toMatch(/\u001b\[\?(1049|47|25l)/);
  }, 60_000);

  test('NO_COLOR writes no colour; a terminal that cannot show UTF-8 gets ASCII (trap 13)', async () => {
    const bare = start({ env: { NO_COLOR: '1', LANG: 'C' } });
    await bare.until('1 / 41');
    bare.send('3');
    await bare.until('> 3');
    expect(bare.raw()).not.toMatch(/\u001b\[[0-9;]*m/);
    expect(bare.raw()).not.toMatch(/[^\x00-\x7f]/);
  }, 60_000);

  test('TERM=dumb is line by line without a question (trap 15)', async () => {
    const screen = start({ env: { TERM: 'dumb' } });
    await screen.until('Indikator 1 dari 41');
    screen.send('3\r');
    await screen.until('Tersimpan: I1');
    screen.send('q\r');
    expect((await screen.exit).code).toBe(0);
    expect(screen.raw()).not.toContain('\u001b');
  }, 60_000);

  test('the disk is full in the middle: it says so, the text stays on the screen, and what fits is saved', async () => {
    // No file may grow beyond 40 kB: the system refuses the write, as a full disk does.
    const screen = start({
      program: ['bash', '-c', 'ulimit -f 40; exec "$SIAPKOTA_TEST_NODE" "$SIAPKOTA_TEST_BIN" interview --respondent r1 --lang id'],
    });
    await screen.until('1 / 41');
    await answer(screen, 3, 'I1');
    screen.send('n');
    await screen.until('Catatan');
    screen.send(`\u001b[200~${'panjang '.repeat(6000)}ujung\u001b[201~`);
    await screen.until('ujung');
    screen.send('\r');
    await screen.until('GAGAL MENYIMPAN');
    await screen.until('ujung');
    screen.send('\u0018');
    await screen.until('2 / 41');
    await answer(screen, 4, 'I2');
    await pause(SETTLE);
    screen.send('q');
    expect((await screen.exit).code).toBe(0);
    expect(place.facts().filter((f) => f.t === 'answer')).toMatchObject([
      { id: 'I1', value: '3' },
      { id: 'I2', value: '4' },
    ]);
    expect(readFileSync(`${place.folder}/answers/r1.yaml`, 'utf8')).toContain('I2: 4');
  }, 60_000);

  test('L speaks English from the next paint on, to the last line; a proof is copied with its checksum', async () => {
    writeFileSync(`${place.folder}/perwal 12.txt`, 'Perwal 12/2025');
    const screen = start();
    await screen.until('1 / 41');
    screen.send('L');
    await screen.until('q stop');
    screen.send('e');
    await screen.until('Proof for I1');
    screen.send('a');
    await screen.until('Title of the document');
    screen.send('Perwal\r');
    await screen.until('File of "Perwal"');
    screen.send('perwal\\ 12.txt\r');
    await screen.until('Copy it into evidence/');
    screen.send('1');
    await screen.until('1 handed in');
    screen.send('1');
    await screen.until('Proof saved: Perwal');
    const copied = readdirSync(`${place.folder}/evidence`);
    expect(copied).toHaveLength(1);
    expect(readFileSync(`${place.folder}/evidence/${copied[0]}`, 'utf8')).toBe('Perwal 12/2025');
    const sha256 = createHash('sha256').update('Perwal 12/2025').digest('hex');
    expect(place.facts()).toContainEqual(expect.objectContaining({ t: 'proof', file: `evidence/${copied[0]}`, sha256 }));
    screen.send('\r');
    await screen.until('1-5 choose');
    await pause(SETTLE);
    screen.send('q');
    expect((await screen.exit).code).toBe(0);
    await screen.until('To go on:');
  }, 60_000);

  test('nobody named: the expected ones are offered, those with a sheet marked, and Ctrl-C leaves with nothing begun', async () => {
    const siapkota = `${place.folder}/siapkota.yaml`;
    const listed = '{ id: r1, name: Dinas, group: opd }, { id: r2, name: Badan, group: opd }';
    writeFileSync(siapkota, readFileSync(siapkota, 'utf8').replace('{ id: r1, name: Dinas, group: opd }', listed));
    writeFileSync(`${place.folder}/answers/r1.yaml`, 'answers: {}\n');
    const program = ['bash', '-c', 'exec "$SIAPKOTA_TEST_NODE" "$SIAPKOTA_TEST_BIN" interview --lang id'];
    const gone = start({ program });
    await gone.until('❯ ✔ Dinas');
    gone.send('\u0003');
    expect((await gone.exit).code).toBe(130);
    expect(existsSync(`${place.folder}/.siapkota`)).toBe(false);
    const screen = start({ program });
    await screen.until('❯ ✔ Dinas');
    screen.send('\u001b[B');
    await screen.until('❯   Badan');
    screen.send('\r');
    await screen.until('1 / 41');
    await pause(SETTLE);
    screen.send('q');
    expect((await screen.exit).code).toBe(0);
    await screen.until('siapkota interview --respondent r2');
  }, 60_000);

  test('two cannot have one journal open', async () => {
    const first = start();
    await first.until('1 / 41');
    const second = start();
    expect((await second.exit).code).toBe(3);
    await second.until(String(first.pid));
  }, 60_000);

  test('kill -9 at random moments: nothing that was shown as saved is lost', async () => {
    const trials = process.env.SIAPKOTA_NIGHTLY === '1' ? 50 : 10;
    let painted = 0;
    let seed = 20261124;
    const random = (): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    const shown = new Map<string, string>();
    for (let trial = 0; trial < trials; trial++) {
      const screen = start({ args: ['--fast'] });
      await screen.until(/\d+ \/ 41|Enter tutup/);
      const end = Date.now() + 200 + random() * 700;
      while (Date.now() < end || !/Tersimpan: I\d+/.test(screen.raw())) {
        await pause(155 + random() * 20);
        const digit = String(1 + Math.floor(random() * 5));
        screen.send(digit);
      }
      screen.kill('SIGKILL');
      await screen.exit;
      // What was painted as saved, in order: the last word on each question counts. Nothing is answered twice in one life.
      for (const [, id] of screen.raw().matchAll(/Tersimpan: (I\d+)/g)) shown.set(id!, '');
      const there = new Set(
        place
          .facts()
          .filter((f) => f.t === 'answer')
          .map((f) => f.id),
      );
      for (const id of shown.keys()) expect(there.has(id)).toBe(true);
      painted += [...screen.raw().matchAll(/Tersimpan: I\d+/g)].length;
      if (shown.size >= 38) {
        place.remove();
        place = makeAssessment();
        shown.clear();
      }
    }
    expect(painted).toBeGreaterThanOrEqual(trials);
    const whole = spawnSync(process.execPath, [BIN, 'score', '--format', 'json'], { cwd: place.folder, encoding: 'utf8' });
    expect(whole.stderr).toMatch(/answers\/r1\.yaml/);
  }, 300_000);
});

describe('without a terminal', () => {
  const run = (args: readonly string[], input: string) =>
    spawnSync(process.execPath, [BIN, 'interview', '--lang', 'id', ...args], {
      cwd: place.folder,
      input,
      encoding: 'utf8',
      env: { ...process.env, TERM: 'xterm', ACCESSIBLE: '' },
    });
  const cli = (args: readonly string[], input: string) => run(['--respondent', 'r1', ...args], input);
  const read = (name: string): string => readFileSync(`${place.folder}/${name}`, 'utf8');
  const built = existsSync(BIN) ? test : test.skip;

  built('stdin that is no terminal is refused with 2, and winpty is named (traps 5 and 15)', () => {
    const { status, stderr } = cli([], '3\n');
    expect(status).toBe(2);
    expect(stderr).toContain('winpty');
    expect(existsSync(place.journal)).toBe(false);
  });

  built('ACCESSIBLE is line by line without a flag', () => {
    const { status, stdout } = spawnSync(process.execPath, [BIN, 'interview', '--respondent', 'r1', '--lang', 'id'], {
      cwd: place.folder,
      input: '3\n',
      encoding: 'utf8',
      env: { ...process.env, TERM: 'xterm', ACCESSIBLE: '1' },
    });
    expect(status).toBe(0);
    expect(stdout).toContain('Tersimpan: I1');
  });

  built('--plain takes a pipe', () => {
    const { status, stdout } = cli(['--plain'], '3\nx\nTidak ada\n');
    expect(status).toBe(0);
    expect(stdout).toContain('Tersimpan: I2');
    expect(readFileSync(`${place.folder}/answers/r1.yaml`, 'utf8')).toContain('reason: Tidak ada');
  });

  built('a command that reads answers first writes the sheet that a journal is ahead of', () => {
    cli(['--plain'], '3\n');
    const journal = readFileSync(place.journal);
    execFileSync('rm', [`${place.folder}/answers/r1.yaml`]);
    const { stderr } = spawnSync(process.execPath, [BIN, 'score', '--lang', 'id'], { cwd: place.folder, encoding: 'utf8' });
    expect(stderr).toContain('Jurnal wawancara lebih baru');
    expect(readFileSync(`${place.folder}/answers/r1.yaml`, 'utf8')).toContain('I1: 3');
    expect(readFileSync(place.journal)).toEqual(journal);
  });

  built('another instrument: it goes on under the one it began with, until --upgrade', () => {
    cli(['--plain'], '3\n2\n');
    const file = `${place.folder}/r.yaml`;
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('id: I1,', 'id: J1, formerly: [I1],').replace('Indikator ke-3', 'Indikator ketiga'),
    );
    const old = cli(['--plain'], '');
    expect(old.stderr).toContain('--upgrade');
    expect(old.stdout).toContain('Indikator ke-3');
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8')}`.replace(
        '    open:',
        '      - { id: I99, title: Indikator baru, type: level, levels: { 1: a, 2: b, 3: c, 4: d, 5: e } }\n    open:',
      ),
    );
    const moved = cli(['--plain', '--upgrade'], '');
    expect(moved.stdout).toContain('Indikator ketiga');
    // Only what the old instrument did not have: not the thirty-eight that were simply not answered yet.
    expect(moved.stderr).toMatch(/1 jawaban ikut lewat nama lama\. Ditanyakan baru\s+atau ulang \(1\):\n {2}I99 Indikator baru\n/);
    expect(readFileSync(`${place.folder}/answers/r1.yaml`, 'utf8')).toContain('J1: 3');
  });

  built('the review walks the contested and writes the consensus into the sheet of the one who decides', () => {
    const siapkota = `${place.folder}/siapkota.yaml`;
    const listed = '{ id: r1, name: Dinas, group: opd }, { id: r2, name: Badan, group: opd }, { id: forum, name: Forum, group: consensus }';
    writeFileSync(siapkota, readFileSync(siapkota, 'utf8').replace('{ id: r1, name: Dinas, group: opd }', listed));
    cli(['--plain'], '1\n3\n');
    run(['--plain', '--respondent', 'r2'], '5\n3\n');
    const { stdout, status } = run(['--review', '--plain'], '3\nSudah jalan separuhnya.\nq\n');
    expect(status).toBe(0);
    expect(stdout).toContain('Ditinjau karena pendapat berbeda');
    expect(stdout).toContain('Badan: 5 E');
    expect(read('answers/forum.yaml')).toMatch(/I1:\n {4}value: 3\n {4}note: Sudah jalan separuhnya\./);
    expect(readdirSync(`${place.folder}/answers`).sort()).toEqual(['forum.yaml', 'r1.yaml', 'r2.yaml']);
  });

  built('--city and --period are whose answers these are, in files of their own', () => {
    run(['--plain', '--respondent', 'r1', '--city', '99', '--period', '2027'], '4\n');
    expect(read('answers/99_r1_2027.yaml')).toMatch(/id: "99"[\s\S]*period: "2027"[\s\S]*I1: 4/);
    cli(['--plain'], '2\n');
    expect(read('answers/r1.yaml')).toMatch(/id: "12\.76"[\s\S]*I1: 2/);
  });

  built('a sheet that came without its journal is gone on from, notes and all', () => {
    cli(['--plain'], '3\nn\nHanya catatan\ne\nPerwal 12\n\n1\n\ng Q1\nData belum\n\n');
    cli(['--plain'], 'g Q1\nn\nDari wawancara\n');
    const before = read('answers/r1.yaml');
    expect(before).toContain('Hanya catatan');
    expect(before).toContain('Perwal 12');
    expect(before).toContain('Dari wawancara');
    rmSync(`${place.folder}/.siapkota`, { recursive: true });
    const { stderr } = cli(['--plain'], '');
    expect(stderr).toContain('Dilanjutkan dari lembar answers/r1.yaml');
    // To the letter, and so to the second in which it was said.
    expect(read('answers/r1.yaml')).toBe(before);
  });

  built('--resume with nothing to go on with is said, and begins nothing', () => {
    const { status, stderr } = cli(['--plain', '--resume'], '3\n');
    expect(status).toBe(2);
    expect(stderr).toContain('Belum ada wawancara r1');
    expect(existsSync(place.journal)).toBe(false);
    cli(['--plain'], '3\n');
    expect(cli(['--plain', '--resume'], '').stdout).toContain('1 jawaban sudah tersimpan');
  });

  built('a journal of another respondent is not gone on with', () => {
    cli(['--plain'], '3\n');
    const { status, stderr } = spawnSync(
      process.execPath,
      [BIN, 'interview', '--respondent', 'r1', '--group', 'consensus', '--plain', '--lang', 'id'],
      { cwd: place.folder, input: '', encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('opd');
  });
});
