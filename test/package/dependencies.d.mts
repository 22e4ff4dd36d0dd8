export interface Installed {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  readonly hasInstallScript: boolean;
  readonly integrity: string | undefined;
}
export const why: Readonly<Record<string, string>>;
export const beside: Readonly<Record<string, string>>;
export const ACCEPTED: readonly string[];
export function production(): Installed[];
export function isAccepted(license: string | undefined): boolean;
export function dependencyTables(): string;
