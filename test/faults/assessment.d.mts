export declare const BIN: string;
export declare const FILES: Readonly<Record<string, string>>;
export declare function writeFiles(folder: string, files: Readonly<Record<string, string>>): void;
export declare function makeSeeds(base: string, names: readonly string[]): (name: string) => string;
