// Every command that writes, in every way that it does.

/** @typedef {{ name: string, seed: string, args: readonly string[], input?: string, again?: 'force' | 'same' | 'exists', interview?: boolean, engine?: boolean }} Command */

const DATE = ['--date', '2026-11-24'];
const country = ['in/country.csv', '--instrument', 'method.yaml'];

/** `--out` of a command in each of its formats. */
const outs = (name, args, formats, seed = 'plain') =>
  formats.map((format) => ({
    name: `${name} ${format}`,
    seed,
    args: [...args, '--format', format, '--out', `out/result.${format}`],
    engine: format === 'parquet',
  }));

/** @type {readonly Command[]} */
export const COMMANDS = [
  {
    name: 'init',
    seed: 'plain',
    args: ['init', 'new', '--instrument', 'method.yaml', '--city', '12.71', '--name', 'Kota', '--period', '2026', '--yes'],
    again: 'exists',
  },
  ...outs('score', ['score'], ['table', 'json', 'csv', 'jsonl', 'html', 'xlsx', 'parquet']),
  { name: 'score (journal ahead)', seed: 'begun', args: ['score', '--format', 'json'] },
  {
    name: 'score Parquet in',
    seed: 'parquet',
    args: ['score', 'in/tally.parquet', '--instrument', 'method.yaml', '--format', 'json'],
    engine: true,
  },
  ...outs('tally', ['tally'], ['csv', 'parquet']),
  ...outs('report', ['report', ...DATE], ['md', 'html', 'docx', 'xlsx', 'csv', 'json']),
  { name: 'report --template', seed: 'scored', args: ['report', ...DATE, '--template', 'template.docx', '--out', 'out/r.docx'] },
  { name: 'report --each', seed: 'plain', args: ['report', ...country, ...DATE, '--each', 'out', '--format', 'md'] },
  { name: 'report --annex', seed: 'plain', args: ['report', ...DATE, '--annex', 'out', '--format', 'html'] },
  { name: 'status', seed: 'plain', args: ['status', ...DATE, '--format', 'json', '--out', 'out/status.json'] },
  { name: 'status --letters', seed: 'plain', args: ['status', ...DATE, '--letters', 'out'] },
  ...outs('compare', ['compare'], ['table', 'json', 'csv', 'md']),
  ...outs('plan', ['plan', '--budget', '5'], ['table', 'json']),
  { name: 'explain', seed: 'plain', args: ['explain', 'index', '--format', 'json', '--out', 'out/explain.json'] },
  {
    name: 'diff',
    seed: 'plain',
    args: ['diff', 'old/method.yaml', 'method.yaml', '--tally', 'answers', '--format', 'md', '--out', 'out/diff.md'],
  },
  { name: 'migrate --out', seed: 'plain', args: ['migrate', 'answers', 'siapkota.yaml', '--from', 'old/method.yaml', '--out', 'out'] },
  {
    name: 'migrate in place',
    seed: 'plain',
    args: ['migrate', 'answers', 'siapkota.yaml', '--from', 'old/method.yaml', '--force'],
    again: 'same',
  },
  { name: 'validate --out', seed: 'plain', args: ['validate', '--format', 'json', '--out', 'out/findings.json'] },
  { name: 'validate --fix', seed: 'plain', args: ['validate', 'fix', '--fix', '--rule', 'content/todo=off'], again: 'same' },
  {
    name: 'validate --write-baseline',
    seed: 'plain',
    args: ['validate', 'fix', '--write-baseline', '--baseline', 'fix/known.json'],
    again: 'same',
  },
  ...outs('form', ['form', '--respondent', 'y'], ['xlsx', 'html', 'docx', 'xlsform']),
  { name: 'form --all', seed: 'plain', args: ['form', '--all', 'out', '--format', 'html'] },
  { name: 'ingest CSV', seed: 'plain', args: ['ingest', 'in/y.csv'], again: 'same' },
  { name: 'ingest JSON lines', seed: 'plain', args: ['ingest', 'in/y.jsonl'], again: 'same' },
  { name: 'ingest from stdin', seed: 'plain', args: ['ingest', '-'], input: 'respondent,group,A,B,C\ny,opd,1,2,3\n', again: 'same' },
  { name: 'ingest --force', seed: 'plain', args: ['ingest', 'in/x.csv', '--force'], again: 'same' },
  { name: 'ingest after an interview', seed: 'paused', args: ['ingest', 'in/x.csv', '--force'], again: 'same' },
  { name: 'ingest into a folder', seed: 'plain', args: ['ingest', ...country, '--out', 'out/'], again: 'same' },
  { name: 'ingest into a tally', seed: 'plain', args: ['ingest', ...country, '--tally', '--out', 'out/tally.csv'] },
  {
    name: 'ingest Parquet',
    seed: 'parquet',
    args: ['ingest', 'in/tally.parquet', '--instrument', 'method.yaml', '--tally', '--out', 'out/tally.csv'],
    engine: true,
  },
  { name: 'bundle', seed: 'plain', args: ['bundle', 'out/b.siapkota.zip', '--evidence'] },
  { name: 'bundle --open, new', seed: 'parcel', args: ['bundle', '--open', 'parcel.siapkota.zip', '--dir', 'out'], again: 'same' },
  { name: 'bundle --open, merge', seed: 'parcel', args: ['bundle', '--open', 'parcel.siapkota.zip'], again: 'same' },
  {
    name: 'interview',
    seed: 'plain',
    args: ['interview', '--plain', '--respondent', 'y'],
    input: '3\nn\ncatatan\n4\n2\nq\n',
    interview: true,
  },
  {
    name: 'interview, gone on with',
    seed: 'paused',
    args: ['interview', '--plain', '--respondent', 'y'],
    input: '4\n2\nq\n',
    interview: true,
  },
  {
    name: 'interview with proof',
    seed: 'plain',
    args: ['interview', '--plain', '--respondent', 'y'],
    input: '3\nb\ne\n1\nevidence/perwal.txt\n1\n\n4\n2\nq\n',
    interview: true,
  },
  { name: 'schema', seed: 'plain', args: ['schema', 'rubric', '--out', 'out/rubric.schema.json'] },
];
