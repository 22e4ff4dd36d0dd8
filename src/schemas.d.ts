/** The JSON Schemas, compiled to plain functions by build.mjs. */
declare module '*.validate.js' {
  const validate: import('./rubric/check.ts').Validate;
  export default validate;
}

/** The page of the HTML form, bundled to one text by build.mjs. */
declare module '*.bundle.js' {
  const script: string;
  export default script;
}
