import type { XlsForm } from '../../src/forms/xlsform.ts';

/** What the XLSForm specification (xlsform.org) knows, as far as this form goes. */
const TYPES = new Set([
  'start',
  'end',
  'today',
  'calculate',
  'note',
  'text',
  'decimal',
  'select_one',
  'select_multiple',
  'begin_group',
  'end_group',
]);
const PLAIN = new Set(['type', 'name', 'calculation', 'appearance', 'relevant', 'constraint', 'required']);
const TRANSLATED = new Set(['label', 'hint', 'guidance_hint', 'constraint_message', 'required_message']);
const SETTINGS = new Set(['form_title', 'form_id', 'version', 'default_language', 'style', 'instance_name']);
const APPEARANCES = new Set(['field-list', 'minimal', 'multiline']);
const FUNCTIONS = new Set(['not', 'selected', 'count-selected', 'string', 'concat', 'true', 'false', 'or', 'and']);
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** Everything in which a form departs from the specification, as sentences; none where it keeps to it. */
export function faultsOf({ survey, choices, settings }: XlsForm): string[] {
  const faults: string[] = [];
  const lists = new Map<string, Set<string>>();
  const languages = new Set(
    [...survey, ...choices].flatMap((row) => Object.keys(row).flatMap((c) => (c.includes('::') ? [c.split('::')[1]!] : []))),
  );
  const complete = (row: Readonly<Record<string, string>>, where: string): void => {
    const translated = new Set(Object.keys(row).flatMap((c) => (c.includes('::') ? [c.split('::')[0]!] : [])));
    for (const column of translated)
      for (const language of languages)
        if (row[`${column}::${language}`] === undefined) faults.push(`${where}: ${column} is missing in ${language}`);
  };
  for (const row of choices) {
    const { list_name: list = '', name = '' } = row;
    if (/[\s]/.test(name) || name === '') faults.push(`choice "${name}" of ${list} holds a space or nothing`);
    const known = lists.get(list) ?? new Set();
    if (known.has(name)) faults.push(`choice ${name} stands twice in ${list}`);
    lists.set(list, known.add(name));
    if (!Object.keys(row).some((c) => c.startsWith('label'))) faults.push(`choice ${name} of ${list} has no label`);
    complete(row, `choice ${name} of ${list}`);
  }
  const groups: { name: string; inside: Set<string> }[] = [{ name: '', inside: new Set() }];
  const names = survey.filter((r) => r.type !== 'end_group').map((r) => r.name ?? '');
  for (const row of survey) {
    const { type = '', name = '' } = row;
    const [kind = '', list, ...rest] = type.split(' ');
    if (!TYPES.has(kind) || rest.length > 0) faults.push(`type "${type}" is unknown`);
    if (kind === 'end_group') {
      if (groups.length === 1) faults.push('end_group without a beginning');
      else if (groups.pop()!.name !== name) faults.push(`end_group ${name} ends another group`);
      continue;
    }
    if (!NAME.test(name)) faults.push(`name "${name}" is no name`);
    const { inside } = groups.at(-1)!;
    if (inside.has(name)) faults.push(`${name} stands twice in its group`);
    inside.add(name);
    if (kind === 'begin_group') groups.push({ name, inside: new Set() });
    if (kind.startsWith('select') && !lists.has(list ?? '')) faults.push(`${name}: no list ${list}`);
    if (!['start', 'end', 'today', 'calculate'].includes(kind) && !Object.keys(row).some((c) => c.startsWith('label')))
      faults.push(`${name} has no label`);
    if (kind === 'calculate' && row.calculation === undefined) faults.push(`${name} calculates nothing`);
    for (const column of Object.keys(row))
      if (!PLAIN.has(column) && !TRANSLATED.has(column.split('::')[0]!)) faults.push(`column ${column} is unknown`);
    if (row.appearance !== undefined && !APPEARANCES.has(row.appearance)) faults.push(`${name}: appearance ${row.appearance}`);
    if (row.required !== undefined && row.required !== 'yes') faults.push(`${name}: required ${row.required}`);
    for (const [column, message] of [
      ['constraint', 'constraint_message'],
      ['required', 'required_message'],
    ] as const)
      if (row[column] !== undefined && !Object.keys(row).some((c) => c.startsWith(message)))
        faults.push(`${name}: ${column} without a message`);
    for (const column of ['relevant', 'constraint', 'calculation'] as const)
      if (row[column] !== undefined) faults.push(...expressionFaults(row[column], names).map((f) => `${name}: ${column}: ${f}`));
    for (const [column, text] of Object.entries(row))
      if (column.includes('::') && text.includes('${')) faults.push(`${name}: ${column} refers to a question`);
    complete(row, name);
  }
  if (groups.length > 1) faults.push(`${groups.at(-1)!.name} is never ended`);
  if (settings.length !== 1) faults.push('settings has not one row');
  for (const column of Object.keys(settings[0] ?? {})) if (!SETTINGS.has(column)) faults.push(`setting ${column} is unknown`);
  if (!NAME.test(settings[0]?.form_id ?? '')) faults.push(`form_id "${settings[0]?.form_id}" is no name`);
  if (languages.size > 0 && !languages.has(settings[0]?.default_language ?? ''))
    faults.push(`default_language ${settings[0]?.default_language}`);
  return faults;
}

/** Faults of an XPath expression: references, brackets, functions, and what is left when all that is known is taken away. */
function expressionFaults(expression: string, names: readonly string[]): string[] {
  const faults: string[] = [];
  const bare = expression.replace(/"[^"]*"|'[^']*'/g, '1').replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    const found = names.filter((n) => n === name).length;
    if (found !== 1) faults.push(`\${${name}} names ${found} questions`);
    return '1';
  });
  for (const [, name] of bare.matchAll(/([a-z][a-z-]*)\s*\(/g)) if (!FUNCTIONS.has(name!)) faults.push(`function ${name} is unknown`);
  let rest = bare
    .replace(/\b(not|selected|count-selected|string|concat|true|false)\(/g, '(')
    .replace(/(?<![\w.])-?\d+(\.\d+)?(?![\w.])|(?<![\w.])\.(?![\w.])/g, 'v');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest
      .replace(/\(\s*\)/g, 'v')
      .replace(/\(\s*v(\s*,\s*v)*\s*\)/g, 'v')
      .replace(/\bv\s*(>=|<=|!=|=|<|>)\s*v\b/g, 'v')
      .replace(/\bv\s+(and|or)\s+v\b/g, 'v');
  }
  if (rest.trim() !== 'v') faults.push(`cannot be read: ${expression} (left: ${rest})`);
  return faults;
}
