import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** A node of an XML document as the tests look at it. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Xml[];
  text: string;
}

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, dec, hex, name: string) =>
    dec !== undefined
      ? String.fromCodePoint(Number(dec))
      : hex !== undefined
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name]!,
  );

/** A strict little parser: anything that is not well formed, and every character that XML forbids, throws. */
export function parseXml(text: string, part = 'part'): Xml {
  const forbidden =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(
      text,
    );
  if (forbidden !== null) throw new Error(`${part}: U+${forbidden[0].charCodeAt(0).toString(16)} is no XML`);
  const root: Xml = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const token = /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`${part} at ${at}: ${text.slice(at, at + 60)}`);
    const [, slash, name, attributes, empty, words] = found;
    if (words !== undefined) {
      if (/&(?!#\d+;|#x[0-9a-f]+;|(?:amp|lt|gt|quot|apos);)/i.test(words)) throw new Error(`${part}: a bare & in ${words.slice(0, 60)}`);
      open.at(-1)!.text += decoded(words);
    } else if (slash === '/') {
      if (open.pop()!.name !== name) throw new Error(`${part}: </${name}> closes nothing`);
    } else if (name !== undefined) {
      const pairs = [...attributes!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map((m) => [m[1]!, decoded(m[2]!)] as const);
      if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`${part}: an attribute of ${name} stands twice`);
      const node: Xml = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      open.at(-1)!.children.push(node);
      if (empty === '') open.push(node);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error(`${part}: not one whole document`);
  return root.children[0]!;
}

export const all = (node: Xml, name: string): Xml[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => all(child, name)),
];
/** The words in a node, as they are read. */
export const wordsIn = (node: Xml): string =>
  node.name === 'w:br'
    ? '\n'
    : node.name === 'w:tab'
      ? '\t'
      : node.name === 'w:instrText'
        ? ''
        : node.children.length === 0
          ? node.text
          : node.children.map(wordsIn).join('');

export type Package = ReadonlyMap<string, Uint8Array>;
export const unpack = (file: Uint8Array): Package => new Map(Object.entries(unzipSync(file)));
export const partOf = (parts: Package, name: string): Xml => parseXml(strFromU8(parts.get(name)!), name);

/** Everything that makes Office offer to repair a file; empty where all is well. */
export function faultsOf(parts: Package): string[] {
  const faults: string[] = [];
  const types = partOf(parts, '[Content_Types].xml');
  const defaults = new Set(types.children.filter((c) => c.name === 'Default').map((c) => c.attributes.Extension));
  const overrides = types.children.filter((c) => c.name === 'Override').map((c) => c.attributes.PartName!);
  if (new Set(overrides).size !== overrides.length) faults.push('a part is declared twice');
  for (const part of overrides) if (!parts.has(part.slice(1))) faults.push(`declared, not there: ${part}`);
  const reached = new Set(['[Content_Types].xml']);
  for (const name of parts.keys()) {
    if (!defaults.has(name.split('.').at(-1)) && !overrides.includes(`/${name}`)) faults.push(`no content type: ${name}`);
    if (/\.(xml|rels)$/.test(name)) {
      const xml = partOf(parts, name);
      if (name.endsWith('.rels')) faults.push(...relationFaults(parts, name, xml, reached));
      else faults.push(...orderFaults(xml, name), ...referenceFaults(parts, name, xml));
    }
  }
  for (const name of parts.keys()) if (!reached.has(name)) faults.push(`nothing refers to ${name}`);
  return faults;
}

const relationsOf = (name: string): string => posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`);

function relationFaults(parts: Package, name: string, xml: Xml, reached: Set<string>): string[] {
  reached.add(name);
  const owner = posix.join(posix.dirname(posix.dirname(name)), posix.basename(name, '.rels'));
  const base = name === '_rels/.rels' ? '' : posix.dirname(owner);
  const faults = name === '_rels/.rels' || parts.has(owner) ? [] : [`relations of nothing: ${name}`];
  const ids = xml.children.map((c) => c.attributes.Id);
  if (new Set(ids).size !== ids.length) faults.push(`${name}: a relation stands twice`);
  for (const { attributes } of xml.children) {
    if (attributes.TargetMode === 'External') continue;
    const target = attributes.Target!.startsWith('/') ? attributes.Target!.slice(1) : posix.join(base, attributes.Target!);
    reached.add(target);
    if (!parts.has(target)) faults.push(`${name}: no ${target}`);
  }
  return faults;
}

function referenceFaults(parts: Package, name: string, xml: Xml): string[] {
  const list = relationsOf(name);
  const known = new Set(parts.has(list) ? partOf(parts, list).children.map((c) => c.attributes.Id) : []);
  const used = new Set<string>();
  const walk = (node: Xml): void => {
    for (const key of ['r:id', 'r:embed', 'r:link']) if (node.attributes[key] !== undefined) used.add(node.attributes[key]);
    node.children.forEach(walk);
  };
  walk(xml);
  return [...used].filter((id) => !known.has(id)).map((id) => `${name}: ${id} leads nowhere`);
}

/** Children in the order of the schema (ECMA-376, part 1), of the elements that this product writes. */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr',
  'w:rPr': 'w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:color w:spacing w:sz w:szCs w:u w:lang',
  'w:tbl': 'w:tblPr w:tblGrid w:tr',
  'w:tblPr': 'w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:tblLayout w:tblCellMar w:tblLook',
  'w:tblBorders': 'w:top w:left w:bottom w:right w:insideH w:insideV',
  'w:tblCellMar': 'w:top w:left w:bottom w:right',
  'w:tcBorders': 'w:top w:left w:bottom w:right',
  'w:tr': 'w:trPr w:tc',
  'w:tcPr': 'w:tcW w:gridSpan w:tcBorders w:shd w:tcMar w:vAlign',
  'w:sectPr': 'w:headerReference w:footerReference w:type w:pgSz w:pgMar w:pgNumType w:cols w:titlePg w:docGrid',
  'w:style': 'w:name w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr w:tblStylePr',
  'w:styles': 'w:docDefaults w:latentStyles w:style',
  'w:numbering': 'w:abstractNum w:num',
  'w:abstractNum': 'w:nsid w:multiLevelType w:lvl',
  'w:lvl': 'w:start w:numFmt w:pStyle w:suff w:lvlText w:lvlJc w:pPr w:rPr',
  'w:settings': 'w:updateFields w:compat',
  'wp:inline': 'wp:extent wp:docPr wp:cNvGraphicFramePr a:graphic',
  'c:chartSpace': 'c:date1904 c:lang c:roundedCorners c:chart c:spPr c:txPr c:externalData',
  'c:chart': 'c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:plotArea': 'c:layout c:radarChart c:barChart c:catAx c:valAx c:spPr',
  'c:radarChart': 'c:radarStyle c:varyColors c:ser c:dLbls c:axId',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:axId',
  'c:ser': 'c:idx c:order c:tx c:spPr c:invertIfNegative c:marker c:dLbls c:cat c:val',
  'c:dLbls': 'c:numFmt c:spPr c:txPr c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween c:majorUnit',
  'c:scaling': 'c:orientation c:max c:min',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter drawing legacyDrawing tableParts extLst',
  'xdr:twoCellAnchor': 'xdr:from xdr:to xdr:graphicFrame xdr:clientData',
};
const orders = new Map(Object.entries(ORDER).map(([name, list]) => [name, list.split(' ')]));

function orderFaults(node: Xml, part: string): string[] {
  const order = orders.get(node.name);
  const faults: string[] = [];
  let last = -1;
  for (const child of node.children) {
    if (order !== undefined) {
      const at = order.indexOf(child.name);
      if (at === -1) faults.push(`${part}: ${child.name} in ${node.name}`);
      else if (at < last) faults.push(`${part}: ${child.name} too late in ${node.name}`);
      last = Math.max(last, at);
    }
    faults.push(...orderFaults(child, part));
  }
  return faults;
}
