import { cleanLine, escapeXml } from '../clean.ts';

/** A chart that Office draws itself and a person can edit. */
export interface ChartSpec {
  readonly kind: 'radar' | 'bar' | 'column';
  readonly title: string;
  readonly alt: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly role: 'now' | 'target' | 'previous' | 'other';
    /** Which of the further colours; its place in the list where nothing is said. */
    readonly tone?: number;
    readonly values: readonly (number | null)[];
  }[];
  readonly min: number;
  readonly max: number | undefined;
  /** Excel's format code of the values. */
  readonly format: string;
}

/** Where the numbers stand in a sheet: row 1 holds the names of the series, column A (0) the categories. */
export interface ChartPlace {
  readonly sheet: string;
  /** First row of the data, 1-based. */
  readonly firstRow: number;
  readonly categoryColumn: number;
  /** A column a series. */
  readonly columns: readonly number[];
}

export const columnName = (n: number): string => (n >= 26 ? columnName(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));

const COLOURS = { now: '0B6AA2', target: 'C05A12', previous: '6B4FA0', other: '55616D' } as const;
const FURTHER = ['0B6AA2', 'C05A12', '3F7D3A', '6B4FA0', '8A6D00', '9A3050', '1C7C7C', '55616D'];

const esc = (text: string): string => escapeXml(cleanLine(text));
const sheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** The chart part. `external` is the relation to a workbook that travels with a document. */
export function chartXml(spec: ChartSpec, place: ChartPlace, external?: string): string {
  const radar = spec.kind === 'radar';
  const series = spec.series.map((_, i) => seriesXml(spec, place, i)).join('');
  const axes = '<c:axId val="111"/><c:axId val="112"/>';
  const plot = radar
    ? `<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>${series}${axes}</c:radarChart>`
    : `<c:barChart><c:barDir val="${spec.kind === 'bar' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${axes}</c:barChart>`;
  const max = spec.max === undefined ? '' : `<c:max val="${spec.max}"/>`;
  const small = '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>';
  const bar = spec.kind === 'bar';
  const category = `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${bar ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${bar ? 'l' : 'b'}"/>${radar ? '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D1D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>' : ''}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${small}<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${radar ? '' : '<c:tickLblSkip val="1"/>'}<c:noMultiLvlLbl val="0"/></c:catAx>`;
  const value = `<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/>${max}<c:min val="${spec.min}"/></c:scaling><c:delete val="0"/><c:axPos val="${bar ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="C9D1D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="${escapeXml(spec.format === '0.00' ? '0' : spec.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${small}<c:crossAx val="111"/><c:crosses val="${bar ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/>${spec.format === '0.00' ? '<c:majorUnit val="1"/>' : ''}</c:valAx>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}${category}${value}</c:plotArea><c:legend><c:legendPos val="${spec.kind === 'column' ? 'r' : 'b'}"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${external === undefined ? '' : `<c:externalData r:id="${external}"><c:autoUpdate val="0"/></c:externalData>`}</c:chartSpace>`;
}

/** Order of the elements is fixed by the schema. */
function seriesXml(spec: ChartSpec, place: ChartPlace, i: number): string {
  const { name, role, values, tone = i } = spec.series[i]!;
  const last = place.firstRow + spec.categories.length - 1;
  const sheet = sheetName(place.sheet);
  const range = (column: number): string => `${sheet}!$${columnName(column)}$${place.firstRow}:$${columnName(column)}$${last}`;
  const column = place.columns[i]!;
  const colour = role === 'other' ? FURTHER[tone % FURTHER.length]! : COLOURS[role];
  const line = `<a:ln w="25400"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>${role === 'target' ? '<a:prstDash val="dash"/>' : role === 'previous' ? '<a:prstDash val="sysDot"/>' : ''}</a:ln>`;
  const hatched =
    role === 'target'
      ? `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="${colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`
      : `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  // An edge round nothing would be a stroke that looks like a small number.
  const edge =
    role === 'other' ? '<a:ln><a:noFill/></a:ln>' : `<a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln>`;
  const symbol = { now: 'circle', target: 'diamond', previous: 'square', other: 'circle' }[role];
  const look =
    spec.kind === 'radar'
      ? `<c:spPr>${line}</c:spPr><c:marker><c:symbol val="${symbol}"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="${role === 'target' ? 'FFFFFF' : colour}"/></a:solidFill><a:ln w="15875"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr></c:marker>`
      : `<c:spPr>${hatched}${edge}</c:spPr><c:invertIfNegative val="0"/>`;
  const names = spec.categories.map((c, k) => `<c:pt idx="${k}"><c:v>${esc(c)}</c:v></c:pt>`).join('');
  const numbers = values.map((v, k) => (v === null ? '' : `<c:pt idx="${k}"><c:v>${v}</c:v></c:pt>`)).join('');
  return `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:strRef><c:f>${escapeXml(`${sheet}!$${columnName(column)}$${place.firstRow - 1}`)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${esc(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${look}<c:cat><c:strRef><c:f>${escapeXml(range(place.categoryColumn))}</c:f><c:strCache><c:ptCount val="${spec.categories.length}"/>${names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${escapeXml(range(column))}</c:f><c:numCache><c:formatCode>${escapeXml(spec.format)}</c:formatCode><c:ptCount val="${values.length}"/>${numbers}</c:numCache></c:numRef></c:val></c:ser>`;
}

export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
