/**
 * How numbers are written in one column of answers. A point is a decimal point unless the column also holds a decimal comma
 * or a value with two points (design: answers, cells).
 */
export interface DecimalStyle {
  readonly comma: boolean;
  /** A program wrote the numbers, so a point is a decimal point beyond doubt. */
  readonly sure?: boolean;
}

export const POINT: DecimalStyle = { comma: false };
export const WRITTEN_BY_PROGRAM: DecimalStyle = { comma: false, sure: true };

const COMMA_SEEN = /^[+-]?\d{1,3}(\.\d{3})+,\d+$|^[+-]?\d+,\d+$|^[+-]?\d{1,3}(\.\d{3}){2,}$/;
const ENGLISH_SEEN = /^[+-]?\d{1,3}(,\d{3})+\.\d+$|^[+-]?\d{1,3}(,\d{3}){2,}$/;

/** Decides the style of a column from all its texts. A column that shows English thousands (1,234.5) keeps the point. */
export function decimalStyle(texts: Iterable<string>): DecimalStyle {
  let comma = false;
  for (const text of texts) {
    const plain = text.trim();
    if (ENGLISH_SEEN.test(plain)) return POINT;
    if (COMMA_SEEN.test(plain)) comma = true;
  }
  return { comma };
}

export interface Decimal {
  readonly value: number;
  /** The other believable reading of the same text (1.234 as 1234), where there is one. */
  readonly other: number | undefined;
}

/** A number as people type it, or undefined. Never NaN or infinite. */
export function readDecimal(text: string, style: DecimalStyle = POINT): Decimal | undefined {
  const plain = text
    .trim()
    .replace(/[\u00a0\u202f ](?=\d{3}(\D|$))/g, '')
    .replace(/^−/, '-');
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain)) return readPoint(plain, style);
  if (/^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(plain) || /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(plain)) {
    return finite(plain.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(plain) || /^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(plain))
    return finite(plain.replaceAll(',', ''));
  if (/^[+-]?\d*,\d+$/.test(plain)) return finite(plain.replace(',', '.'));
  return undefined;
}

function readPoint(plain: string, style: DecimalStyle): Decimal | undefined {
  const grouped = /^[+-]?\d{1,3}\.\d{3}$/.test(plain) && !/^[+-]?0\./.test(plain);
  if (!grouped || style.sure === true) return finite(plain);
  const asPoint = Number(plain);
  const asThousands = Number(plain.replace('.', ''));
  return style.comma ? { value: asThousands, other: asPoint } : { value: asPoint, other: asThousands };
}

function finite(plain: string): Decimal | undefined {
  const value = Number(plain);
  return Number.isFinite(value) ? { value, other: undefined } : undefined;
}

/** A decimal as JavaScript writes it: the canonical text of a number. −0 is 0. */
export const canonicalNumber = (value: number): string => String(value === 0 ? 0 : value);
