import fc from 'fast-check';
import { mutatedBytes, textChange } from './mutate.ts';
import { nasty } from './words.ts';
import { type ZipPart, zip } from './zip.ts';

/** Names that a careless reader would write to, or stumble over. */
const NAMES = [
  ...['../evil.yaml', '/tmp/evil.yaml', 'answers/../../evil.yaml', 'C:\\evil.yaml', 'a\\b.yaml', '..\\evil.yaml', '.', '', 'a/', '//x'],
  ...[
    '__proto__',
    'con',
    'xl/workbook.xml',
    'word/document.xml',
    'mimetype',
    '[Content_Types].xml',
    'manifest.json',
    '\u0000',
    '\u202ex.csv',
  ],
  ...['x.csv', 'a/x.yaml', '.x.csv', '__MACOSX/x.csv', 'x.xlsx', 'x'.repeat(3000), 'xl/vbaProject.bin', 'content.xml', 'xl/workbook.bin'],
];

/** XML that breaks readers of XML. */
const XML = [
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '<?xml version="1.1" encoding="utf-7"?>',
  ...['<![CDATA[', ']]>', '<!--', '-->', '<a>', '</a>', '<a/>', '<', '>', '"', "'", '&b;', '&#x110000;', '&#xD800;', '&#0;', '&#9999999;'],
  ...['<c r="XFD1048576"><v>1</v></c>', '<c r="A0"><v>1</v></c>', '<c r="ZZZZ9"/>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>1e9</v></c>'],
  ...['<c t="e"><v>#REF!</v></c>', '<c t="d"><v>x</v></c>', '<c s="99"><v>1e308</v></c>', '<c s="1"><v>-1e9</v></c>', '<c><f>A1</f></c>'],
  ...[
    '<row r="1048577">',
    '<row r="-1">',
    '<row>',
    '<mergeCell ref="A1:XFD1048576"/>',
    '<mergeCell ref="B9:A1"/>',
    '<dimension ref="A1:XFD1048576"/>',
  ],
  ...[
    '<w:t>{#gaps}</w:t>',
    '<w:t>{report}</w:t>',
    '<w:t>{',
    '<w:p>',
    '</w:p>',
    '<w:tbl>',
    '<w:sectPr/>',
    '<w:fldSimple w:instr="DDEAUTO c:\\x"/>',
  ],
  '<a>'.repeat(300),
  '<w:p>'.repeat(201),
  'x="1" '.repeat(500),
];

const partOp = fc.record({
  part: fc.nat(1000),
  how: fc.constantFrom('text', 'text', 'text', 'text', 'text', 'remove', 'empty', 'rename', 'add', 'swap', 'twice', 'lie'),
  text: fc.array(textChange(fc.oneof({ arbitrary: fc.constantFrom(...XML), weight: 3 }, { arbitrary: nasty, weight: 1 })), {
    minLength: 1,
    maxLength: 3,
  }),
  name: fc.constantFrom(...NAMES),
  lie: fc.oneof(
    fc.record({ size: fc.constantFrom(0, 1, 10, 0x7fffffff, 0xffffffff, 40_000_000) }),
    fc.record({ method: fc.constantFrom(0, 1, 9, 12, 99, 0xffff) }),
    fc.record({ flags: fc.constantFrom(1, 9, 0xffff) }),
    fc.record({ crc: fc.constantFrom(0, 1) }),
  ),
});

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** An archive whose parts somebody has tampered with, packed anew so that checksums are right; sometimes its bytes are damaged too. */
export function mutatedArchive(bases: readonly Readonly<Record<string, Uint8Array>>[]): fc.Arbitrary<Uint8Array> {
  const made = fc.tuple(fc.constantFrom(...bases), fc.array(partOp, { minLength: 1, maxLength: 3 })).map(([base, ops]) => {
    const parts: ZipPart[] = Object.entries(base).map(([name, bytes]) => ({ name, bytes }));
    for (const { part, how, text, name, lie } of ops) {
      const at = part % Math.max(1, parts.length);
      const chosen = parts[at] ?? { name, bytes: new Uint8Array() };
      const other = parts[(at + 1) % Math.max(1, parts.length)] ?? chosen;
      if (how === 'remove') parts.splice(at, 1);
      else if (how === 'empty') parts[at] = { ...chosen, bytes: new Uint8Array() };
      else if (how === 'add') parts.push({ ...chosen, name });
      else if (how === 'twice') parts.push({ ...other, name: chosen.name });
      else if (how === 'rename') parts[at] = { ...chosen, name };
      else if (how === 'swap') parts[at] = { ...chosen, bytes: other.bytes };
      else if (how === 'lie') parts[at] = { ...chosen, lie };
      else parts[at] = { ...chosen, bytes: encoder.encode(text.reduce((t, change) => change(t), decoder.decode(chosen.bytes))) };
    }
    return zip(parts);
  });
  return fc.oneof({ arbitrary: made, weight: 3 }, { arbitrary: mutatedBytes(made, 4), weight: 1 });
}
