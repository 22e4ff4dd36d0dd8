import { Argument, Command, Option } from 'commander';
import { FORMATS } from '../../finding/formats.ts';
import { FORM_FORMATS } from '../../forms/formats.ts';
import { DIALECTS, ENGINES } from '../../tally/dialects.ts';
import type { Lang } from '../../text/lang.ts';
import { styleHelp } from './help-style.ts';
import { formatByName, isDate, isPoints, isScore, isShare, isWhole, isYears, parseWith, repeated } from './options.ts';
import { SCHEMA_KINDS } from './schemas.ts';
import { helpWords } from './words.ts';

declare const __VERSION__: string | undefined;
export const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-dev';
/** How results name the program that made them. */
export const PRODUCT = `siapkota ${VERSION}`;

/** The result of a command: the exit code it asks for. Each command's work is loaded only when it runs. */
export type Run = (name: string, args: readonly unknown[], options: Readonly<Record<string, unknown>>) => Promise<void>;

/** The whole command line, in one language. `run` is handed the command's name, arguments and options. */
export function buildProgram(lang: Lang, run: Run): Command {
  const say = helpWords[lang];
  const { opts } = say;
  const program = new Command('siapkota');
  styleHelp(program, lang);
  program
    .description(say.about)
    .usage(say.usageShape)
    .version(VERSION, '-V, --version', say.version)
    .option('--lang <id|en>', opts.lang)
    .option('-C, --dir <folder>', opts.dir)
    .option('-q, --quiet', opts.quiet)
    .option('-v, --verbose', opts.verbose)
    .option('--no-color', opts.noColor)
    .addHelpText('after', `\n${program.createHelp().boxWrap(say.alone, 80)}\n`)
    .allowExcessArguments(true)
    .action(async () => {
      const [unknown] = program.args;
      if (unknown !== undefined) program.error(`unknown command '${unknown}'`, { code: 'commander.unknownCommand' });
      await run('overview', [], program.opts());
    });

  const command = (name: keyof typeof say.commandsAbout, args: readonly Argument[], examples: readonly string[]): Command => {
    const made = program.command(name).allowExcessArguments(false).description(say.commandsAbout[name]);
    styleHelp(made, lang);
    for (const argument of args) made.addArgument(argument);
    made.addHelpText('after', `\n${say.examples}\n${examples.map((e) => `  $ siapkota ${e}`).join('\n')}\n`);
    made.action(async (...given: unknown[]) => {
      const count = args.length;
      await run(name, given.slice(0, count), { ...made.optsWithGlobals(), ...formatByName(made) });
    });
    return made;
  };
  const inputs = (): Argument => new Argument('[inputs...]', say.args.inputs);
  const reading = (c: Command): Command =>
    c
      .option('--instrument <file>', opts.instrument)
      .option('--cities <file>', opts.cities)
      .option('--city <id>', opts.city)
      .option('--period <period>', opts.period)
      .option('--group <id>', opts.group)
      .addOption(new Option('--tier <tier>', opts.tier).choices(['core', 'full']))
      .option('--set <column=value>', opts.set, (value: string, before: string[]) => [...before, value], [] as string[])
      .option('--map <file>', opts.map)
      .addOption(new Option('--encoding <name>', opts.encoding).choices(['windows-1252']))
      .option('--trust-proof', opts.trustProof, false);
  const writing = (c: Command): Command => c.option('-o, --out <file>', opts.out).option('--force', opts.force, false);

  command(
    'init',
    [new Argument('[dir]', say.args.dir)],
    ['init', 'init tebing-tinggi --city 12.76 --name "Kota Tebing Tinggi" --province "Sumatera Utara" --period 2026 --yes'],
  )
    .option('--city <id>', opts.initCity)
    .option('--name <name>', opts.name)
    .option('--province <name>', opts.province)
    .option('--period <period>', opts.initPeriod)
    .option('--instrument <file>', opts.initInstrument)
    .option('--due <date>', opts.due, parseWith(isDate))
    .option('--yes', opts.yes, false);

  command(
    'interview',
    [],
    [
      'interview --respondent diskominfo',
      'interview --respondent diskominfo --tier core',
      'interview --hands --group press --present 24',
      'interview --review',
    ],
  )
    .option('--respondent <id>', opts.respondent)
    .option('--group <id>', opts.ofGroup)
    .option('--agency <id>', opts.agency)
    .option('--name <name>', opts.respondentName)
    .option('--city <id>', opts.ofCity)
    .option('--period <period>', opts.ofPeriod)
    .addOption(new Option('--tier <tier>', opts.tier).choices(['core', 'full']))
    .option('--review', opts.review, false)
    .option('--hands', opts.hands, false)
    .option('--secret', opts.secret, false)
    .option('--present <n>', opts.present, parseWith(isWhole))
    .option('--plain', opts.plain, false)
    .option('--fast', opts.fast, false)
    .option('--resume', opts.resume, false)
    .option('--upgrade', opts.upgrade, false);

  writing(
    command(
      'form',
      [],
      [
        'form --respondent diskominfo --out diskominfo.xlsx',
        'form --respondent diskominfo --out diskominfo.html --lang en',
        'form --group public --format xlsform --out public.xlsform.xlsx',
        'form --all forms --format html --tier core',
      ],
    ),
  )
    .addOption(new Option('--format <format>', opts.format).choices([...FORM_FORMATS]))
    .option('--respondent <id>', opts.formRespondent)
    .option('--all <folder>', opts.formAll)
    .option('--group <id>', opts.ofGroup)
    .option('--agency <id>', opts.agency)
    .option('--name <name>', opts.respondentName)
    .addOption(new Option('--tier <tier>', opts.tier).choices(['core', 'full']));

  command(
    'ingest',
    [new Argument('<files...>', say.args.files)],
    [
      'ingest kominfo.xlsx export.csv',
      'ingest --dry-run export.csv',
      'ingest --map map.yaml --group press survey.xlsx',
      'ingest --instrument method.yaml cities/*.csv --out country.csv',
      'ingest - --tally < answers.jsonl',
    ],
  )
    .option('--dry-run', opts.ingestDryRun, false)
    .option('--cells', opts.cells, false)
    .option('--map <file>', opts.map)
    .option('--set <column=value>', opts.set, (value: string, before: string[]) => [...before, value], [] as string[])
    .option('--city <id>', opts.giveCity)
    .option('--period <period>', opts.givePeriod)
    .option('--group <id>', opts.giveGroup)
    .option('--instrument <file>', opts.instrument)
    .addOption(new Option('--encoding <name>', opts.encoding).choices(['windows-1252']))
    .option('--trust-proof', opts.trustProof, false)
    .option('--strict', opts.strict, false)
    .addOption(new Option('--format <format>', opts.format).choices(['table', 'json']).default('table'))
    .option('--tally', opts.intoTally, false)
    .option('-o, --out <file>', opts.ingestOut)
    .option('--force', opts.ingestForce, false);

  command(
    'validate',
    [new Argument('[paths...]', say.args.paths)],
    [
      'validate',
      'validate rubrics --max-warnings 0',
      'validate --format sarif --out siapkota.sarif',
      'validate --explain rubric/duplicate-id',
      'validate --fix --dry-run rubrics',
    ],
  )
    .addOption(new Option('--format <format>', opts.format).choices([...FORMATS]).default('pretty'))
    .option('--max-warnings <n>', opts.maxWarnings, parseWith(isWhole))
    .addOption(new Option('--fail-on <severity>', opts.failOn).choices(['error', 'warning', 'info']))
    .option('--rule <code=level>', opts.rule, (value: string, before: string[]) => [...before, value], [] as string[])
    .option('--ignore <pattern>', opts.ignore, (value: string, before: string[]) => [...before, value], [] as string[])
    .option('--baseline <file>', opts.baseline)
    .option('--write-baseline', opts.writeBaseline, false)
    .option('--explain <code>', opts.explainRule)
    .option('--fix', opts.fix, false)
    .option('--dry-run', opts.dryRun, false)
    .option('--watch', opts.watch, false)
    .option('--counts', opts.counts, false)
    .option('-o, --out <file>', opts.out)
    .option('--force', opts.force, false);

  writing(
    reading(
      command(
        'status',
        [inputs()],
        ['status', 'status --fail-on overdue', 'status --evidence', 'status --letters letters/ --date 2026-11-24', 'status --format json'],
      ),
    ),
  )
    .addOption(new Option('--format <format>', opts.format).choices(['table', 'json']).default('table'))
    .option('--letters <dir>', opts.letters)
    .option('--evidence', opts.evidence, false)
    .option('--date <date>', opts.statusDate, parseWith(isDate))
    .addOption(repeated(new Option('--fail-on <what>', opts.failOnStatus).choices(['overdue', 'missing', 'unproven'])))
    .option('--min-coverage <share>', opts.minCoverage, parseWith(isShare))
    .option('--max-age <days>', opts.maxAge, parseWith(isWhole));

  writing(
    reading(
      command(
        'score',
        [inputs()],
        [
          'score',
          'score --format json --out score.json',
          'score --format xlsx --out scores.xlsx',
          'score --instrument rubrics/instrument.yaml cities.csv',
          'score --city 12.76 --tier core',
          'score --uncertainty',
          'score country.csv --instrument method.yaml --cities cities.csv --by province',
          'score country.csv --cities cities.csv --uncertainty --out country.html --format html',
        ],
      ),
    ),
  )
    .addOption(
      new Option('--format <format>', opts.format).choices(['table', 'json', 'csv', 'jsonl', 'html', 'xlsx', 'parquet']).default('table'),
    )
    .addOption(new Option('--by <what>', opts.by).choices(['province']))
    .option('--strict', opts.strict, false)
    .option('--min-coverage <share>', opts.minCoverage, parseWith(isShare))
    .option('--uncertainty', opts.uncertainty, false)
    .option('--seed <n>', opts.seed, parseWith(isWhole), 1);

  writing(
    reading(
      command(
        'report',
        [inputs()],
        [
          'report',
          'report --out situation-analysis.html',
          'report --chapters summary,gaps --format md --lang en',
          'report --budget 20 --years 2 --out situation-analysis.docx',
          'report --annex annexes/ --format docx',
          'report --template kota.docx --out laporan.docx',
          'report --check-template kota.docx',
          'report --instrument method.yaml cities.csv --each reports/',
        ],
      ),
    ),
  )
    .addOption(new Option('--format <format>', opts.format).choices(['terminal', 'md', 'html', 'docx', 'xlsx', 'csv', 'json']))
    .option('--chapters <ids>', opts.chapters)
    .option('--previous <file>', opts.previous)
    .option('--template <file>', opts.template)
    .option('--check-template', opts.checkTemplate, false)
    .option('--annex <dir>', opts.annex)
    .option('--each <dir>', opts.each)
    .option('--budget <effort>', opts.budget, parseWith(isWhole))
    .option('--reach <score>', opts.reach, parseWith(isScore))
    .option('--years <n>', opts.years, parseWith(isYears))
    .option('--strict', opts.strict, false)
    .option('--date <date>', opts.date, parseWith(isDate));

  writing(
    command(
      'compare',
      [new Argument('[assessments...]', say.args.assessments)],
      [
        'compare 2025 2026',
        'compare medan/siapkota.yaml binjai/siapkota.yaml',
        'compare score.json --period 2026 --out ranks.csv',
        'compare 2025 2026 --out comparison.docx',
      ],
    ),
  )
    .option('--city <id>', opts.city)
    .option('--period <period>', opts.period)
    .option('--group <id>', opts.group)
    .addOption(new Option('--tier <tier>', opts.tier).choices(['core', 'full']))
    .addOption(
      new Option('--format <format>', opts.format).choices(['table', 'json', 'csv', 'md', 'html', 'docx', 'xlsx']).default('table'),
    )
    .option('--date <date>', opts.date, parseWith(isDate))
    .option('--seed <n>', opts.seed, parseWith(isWhole), 1);

  reading(
    command(
      'explain',
      [new Argument('<node>', say.args.node), inputs()],
      ['explain GOV-01', 'explain smart-governance', 'explain index', 'explain readiness/structure'],
    ),
  )
    .addOption(new Option('--format <format>', opts.format).choices(['text', 'json']).default('text'))
    .option('--uncertainty', opts.uncertainty, false)
    .option('--seed <n>', opts.seed, parseWith(isWhole), 1)
    .option('-o, --out <file>', opts.out)
    .option('--force', opts.force, false);

  writing(
    reading(
      command(
        'plan',
        [inputs()],
        ['plan', 'plan --budget 20', 'plan --reach 3.5 --years 5', 'plan --budget 20 --format json --out plan.json'],
      ),
    ),
  )
    .option('--budget <effort>', opts.budget, parseWith(isWhole))
    .option('--reach <score>', opts.reach, parseWith(isScore))
    .option('--years <n>', opts.years, parseWith(isYears))
    .addOption(new Option('--format <format>', opts.format).choices(['table', 'json']).default('table'));

  writing(
    reading(
      command(
        'tally',
        [inputs()],
        [
          'tally --out tally.csv',
          'tally --instrument method.yaml west.csv east.csv --out country.csv',
          'tally --sql postgres --table survey.answers --columns city,group,respondent,indicator=question,value',
          'tally --engine postgres --url postgres://reader@db/survey --table survey.answers --out tally.csv',
          'tally --engine clickhouse --url https://reader@db:8443/survey --set period=2026 --out tally.csv',
        ],
      ),
    ),
  )
    .option('--strict', opts.strict, false)
    .addOption(new Option('--format <format>', opts.format).choices(['csv', 'parquet']).default('csv'))
    .addOption(new Option('--sql <dialect>', opts.sql).choices([...DIALECTS]))
    .addOption(new Option('--engine <engine>', opts.engine).choices([...ENGINES]))
    .option('--url <url>', opts.url)
    .option('--timeout <seconds>', opts.timeout, parseWith(isWhole), 3600)
    .option('--table <name>', opts.sqlTable, 'answers')
    .addOption(new Option('--layout <layout>', opts.sqlLayout).choices(['long', 'wide']).default('long'))
    .option('--columns <list>', opts.sqlColumns);

  writing(
    command(
      'diff',
      [new Argument('<old>', say.args.old), new Argument('<new>', say.args.new)],
      [
        'diff 2026/instrument.yaml 2027/instrument.yaml',
        'diff old.yaml new.yaml --tally answers/ --format md --out change.md',
        'diff old.yaml new.yaml --tally tally.csv --fail-on-score-change 0.1',
      ],
    ),
  )
    .addOption(new Option('--format <format>', opts.format).choices(['text', 'json', 'md']).default('text'))
    .option('--tally <file>', opts.tallyOf, (value: string, before: string[]) => [...before, value], [] as string[])
    .option('--cities <file>', opts.cities)
    .addOption(new Option('--tier <tier>', opts.tier).choices(['core', 'full']))
    .option('--fail-on-score-change [points]', opts.failOnScoreChange, parseWith(isPoints));

  command(
    'migrate',
    [new Argument('<sheets...>', say.args.sheets)],
    ['migrate answers/ --out answers-2027', 'migrate answers/*.yaml --instrument new.yaml --from old.yaml --force'],
  )
    .option('--instrument <file>', opts.instrument)
    .option('--from <file>', opts.migrateFrom)
    .option('-o, --out <dir>', opts.migrateOut)
    .option('--force', opts.migrateForce, false);

  command(
    'bundle',
    [new Argument('[file]', say.args.bundle)],
    [
      'bundle',
      'bundle tebing-tinggi.siapkota.zip --evidence',
      'bundle --open tebing-tinggi.siapkota.zip',
      'bundle --open tebing-tinggi.siapkota.zip --dry-run',
    ],
  )
    .option('--open', opts.bundleOpen, false)
    .option('--evidence', opts.bundleEvidence, false)
    .addOption(new Option('--prefer <side>', opts.prefer).choices(['here', 'bundle']))
    .option('--dry-run', opts.bundleDryRun, false)
    .addOption(new Option('--format <format>', opts.format).choices(['text', 'json']).default('text'))
    .option('--force', opts.force, false);

  command(
    'completion',
    [new Argument('<shell>', say.args.shell).choices(['bash', 'zsh', 'fish', 'powershell'])],
    ['completion bash > ~/.local/share/bash-completion/completions/siapkota', 'completion powershell >> $PROFILE'],
  );

  command('schema', [new Argument('<kind>', say.args.kind).choices(SCHEMA_KINDS)], ['schema rubric > rubric.schema.json', 'schema plan'])
    .option('-o, --out <file>', opts.out)
    .option('--force', opts.force, false);

  return program;
}
