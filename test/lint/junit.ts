/** What an element may hold: attributes (`!` where one must stand), children, text. */
interface Shape {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
  readonly text?: boolean;
}

/**
 * The JUnit format as Jenkins' xUnit plugin and GitLab read it, written from their documentation: there is no standard, and
 * what all of them share is this. Counts must be whole numbers.
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  testsuites: { attributes: ['name', 'tests', 'failures', 'errors', 'time', 'disabled'], children: ['testsuite'] },
  testsuite: {
    attributes: ['name!', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package'],
    children: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    attributes: ['name!', 'classname', 'time', 'assertions', 'status'],
    children: ['skipped', 'failure', 'error', 'system-out', 'system-err'],
  },
  failure: { attributes: ['type', 'message'], children: [], text: true },
  'system-out': { attributes: [], children: [], text: true },
};
const COUNTS = ['tests', 'failures', 'errors', 'skipped'];

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Everything in which a text is no JUnit report: not well-formed, an element or attribute that has no place, a sum that is wrong. */
export function junitFaults(xml: string): string[] {
  const faults: string[] = [];
  const root = parse(xml, faults);
  if (root === undefined) return faults;
  if (root.name !== 'testsuites') faults.push(`the root is ${root.name}`);
  judge(root, faults);
  for (const suite of root.children) {
    const failures = suite.children.filter((c) => c.children.some((x) => x.name === 'failure')).length;
    if (Number(suite.attributes.tests) !== suite.children.length) faults.push(`${suite.attributes.name}: tests`);
    if (Number(suite.attributes.failures) !== failures) faults.push(`${suite.attributes.name}: failures`);
  }
  for (const count of ['tests', 'failures']) {
    const sum = root.children.reduce((total, s) => total + Number(s.attributes[count]), 0);
    if (sum !== Number(root.attributes[count])) faults.push(`the sum of ${count}`);
  }
  return faults;
}

function judge(element: Element, faults: string[]): void {
  const shape = SHAPES[element.name];
  if (shape === undefined) {
    faults.push(`unknown element ${element.name}`);
    return;
  }
  const known = shape.attributes.map((a) => a.replace('!', ''));
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!known.includes(name)) faults.push(`${element.name} has ${name}`);
    if (COUNTS.includes(name) && !/^\d+$/.test(value)) faults.push(`${element.name} ${name}="${value}"`);
  }
  for (const must of shape.attributes.filter((a) => a.endsWith('!')))
    if (!(element.attributes[must.replace('!', '')] ?? '')) faults.push(`${element.name} lacks ${must}`);
  if (shape.text !== true && element.text.trim() !== '') faults.push(`${element.name} holds text`);
  for (const child of element.children) {
    if (!shape.children.includes(child.name)) faults.push(`${child.name} in ${element.name}`);
    judge(child, faults);
  }
}

/** As much of XML 1.0 as a report uses; anything else is a fault. */
function parse(xml: string, faults: string[]): Element | undefined {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const token = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  const open: Element[] = [];
  let root: Element | undefined;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const match = token.exec(body);
    if (match === null) {
      faults.push(`not well-formed at ${JSON.stringify(body.slice(at, at + 60))}`);
      return undefined;
    }
    const [, closes, name, attributes, empty, text] = match;
    if (text !== undefined) {
      if (/&(?!#\d+;|#x[\da-f]+;|(amp|lt|gt|quot|apos);)/i.test(text)) faults.push(`a bare & in ${JSON.stringify(text.slice(0, 60))}`);
      const parent = open.at(-1);
      if (parent !== undefined) parent.text += text;
      else if (text.trim() !== '') faults.push('text outside');
    } else if (closes === '/') {
      if (open.pop()?.name !== name) faults.push(`</${name}> closes nothing`);
    } else {
      const pairs = [...(attributes ?? '').matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]);
      const element: Element = { name: name!, attributes: Object.fromEntries(pairs), children: [], text: '' };
      if (open.length > 0) open.at(-1)!.children.push(element);
      else if (root === undefined) root = element;
      else faults.push('two roots');
      if (empty !== '/') open.push(element);
    }
  }
  if (open.length > 0) faults.push(`${open.at(-1)!.name} is not closed`);
  return root;
}
