/** The JSON Schemas, compiled to plain functions by build.mjs. */
declare module '*.validate.js' {
  const validate: import('./rubric/check.ts').Validate;
  export default validate;
}
