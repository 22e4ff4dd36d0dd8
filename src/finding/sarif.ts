import type { Location, Log, Region, ReportingDescriptor } from 'sarif';
import { jsonText } from '../text/json.ts';
import type { Lang } from '../text/lang.ts';
import { visible, visibleLine } from '../text/visible.ts';
import { type Code, catalogue, messageOf, type Severity } from './catalogue.ts';
import { orderFindings, type Place } from './finding.ts';
import { fingerprints } from './fingerprint.ts';
import type { Formatter } from './formats.ts';
import { pageMarkdown, pageOf } from './pages.ts';
import { fileUri, isAbsolutePath } from './uri.ts';

const level: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };
const also: Readonly<Record<Lang, string>> = { id: 'Juga di sini', en: 'Also here' };
const ROOT = 'PROJECTROOT';

function region({ line, col, endLine, endCol }: Place): Region | undefined {
  if (line === undefined) return undefined;
  return {
    startLine: line,
    ...(col === undefined ? {} : { startColumn: col }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endCol === undefined || col === undefined ? {} : { endColumn: endCol }),
  };
}

function location(place: Place): Location {
  const where = region(place);
  const inside = place.cell ?? place.column;
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(place.file), ...(isAbsolutePath(place.file) ? {} : { uriBaseId: ROOT }) },
      ...(where === undefined ? {} : { region: where }),
    },
    ...(inside === undefined
      ? {}
      : { logicalLocations: [{ name: visibleLine(inside), kind: place.cell === undefined ? 'column' : 'cell' }] }),
  };
}

function rule(code: Code, lang: Lang): ReportingDescriptor {
  const page = pageOf(code);
  return {
    id: code,
    shortDescription: { text: page.why[lang] },
    fullDescription: { text: page.why[lang] },
    help: { text: `${page.why[lang]} ${page.fix[lang]}`, markdown: pageMarkdown(code, lang, 3) },
    defaultConfiguration: { level: level[catalogue[code].severity] },
    properties: { tags: [code.slice(0, code.indexOf('/'))] },
  };
}

/**
 * SARIF 2.1.0 (OASIS standard of 27 March 2020): one run; rules that were broken, with their pages as help; results in total order.
 * Lines and columns count from 1, columns in UTF-16 units, as `columnKind` says. Paths are relative URIs, so that no machine's
 * folders leave the machine; a file outside the folder where the command ran keeps its absolute one.
 */
export const sarifFindings: Formatter = (findings, { lang, product, source }) => {
  const ordered = orderFindings(findings);
  const codes = [...new Set(ordered.map((f) => f.code))].sort();
  const names = fingerprints(ordered, source);
  const [name = '', version = ''] = product.split(' ');
  const results = ordered.map((f, i) => {
    const { found, fix } = messageOf(f, lang);
    return {
      ruleId: f.code,
      ruleIndex: codes.indexOf(f.code),
      level: level[f.severity],
      message: { text: visible(`${found} ${fix}`) },
      locations: [location(f.place)],
      ...(f.related.length === 0
        ? {}
        : { relatedLocations: f.related.map((place, id) => ({ id, ...location(place), message: { text: also[lang] } })) }),
      partialFingerprints: { 'siapkota/v1': names[i]! },
    };
  });
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, semanticVersion: version, language: lang, rules: codes.map((code) => rule(code, lang)) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which the command ran.' } } },
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
};
