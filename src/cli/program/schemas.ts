/** Every published JSON Schema and where it ships, seen from the package's root: what is read first, then what is written. */
export const SCHEMAS = {
  instrument: 'src/rubric/schema/instrument.schema.json',
  rubric: 'src/rubric/schema/rubric.schema.json',
  sheet: 'src/answers/schema/sheet.schema.json',
  siapkota: 'src/answers/schema/siapkota.schema.json',
  evidence: 'src/answers/schema/evidence.schema.json',
  assessment: 'src/assess/schema/assessment.schema.json',
  provinces: 'src/assess/schema/provinces.schema.json',
  plan: 'src/assess/schema/plan.schema.json',
  explanation: 'src/assess/schema/explanation.schema.json',
  comparison: 'src/report/schema/comparison.schema.json',
  report: 'src/report/schema/report.schema.json',
  status: 'src/cli/schema/status.schema.json',
  ingest: 'src/cli/schema/ingest.schema.json',
  diff: 'src/cli/schema/diff.schema.json',
  findings: 'src/finding/schema/findings.schema.json',
  baseline: 'src/finding/schema/baseline.schema.json',
} as const;

export type SchemaKind = keyof typeof SCHEMAS;
export const SCHEMA_KINDS = Object.keys(SCHEMAS) as SchemaKind[];
