const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A path with forward slashes and without a leading './', the same on every system. */
export const slashed = (file: string): string => file.replaceAll('\\', '/').replace(/^(\.\/+)+/, '');

export const isAbsolutePath = (file: string): boolean => /^(\/|[A-Za-z]:\/)/.test(slashed(file));

/** A file name as a URI reference (RFC 3986): relative as it is, encoded; absolute with the scheme `file`. Never throws. */
export function fileUri(file: string): string {
  const path = slashed(file).replace(LONE_SURROGATE, '\ufffd');
  const encoded = path
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
