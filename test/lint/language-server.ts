import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Diagnostic {
  readonly message: string;
  readonly severity?: number;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** yaml-language-server as an editor drives it: JSON-RPC over stdin and stdout, framed by Content-Length (LSP 3.17, base protocol). */
export class LanguageServer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  readonly #diagnosed = new Map<string, (list: readonly Diagnostic[]) => void>();
  #buffer = Buffer.alloc(0);
  #next = 1;

  constructor() {
    const entry = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
    this.#child = spawn(process.execPath, [join(dirname(entry), 'bin/yaml-language-server'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child.stdout!.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  async start(root: string): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: root,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: false } }, hover: { contentFormat: ['markdown'] } } },
    });
    this.#send({ method: 'initialized', params: {} });
    const yaml = { validate: true, completion: true, hover: true, schemaStore: { enable: false }, customTags: [] };
    this.#send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml } } });
  }

  stop(): void {
    this.#child.kill();
  }

  /** Opens a text and waits for what the server says about it. */
  open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    return new Promise((done) => {
      this.#diagnosed.set(uri, done);
      this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    });
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.#next++;
    return new Promise((done) => {
      this.#waiting.set(id, done);
      this.#send({ id, method, params });
    });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, Math.max(0, end)).toString())?.[1]);
      if (end === -1 || this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.subarray(end + 4, end + 4 + length).toString();
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#handle(JSON.parse(body) as Message);
    }
  }

  #handle(message: Message): void {
    if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnosed.get(uri)?.(diagnostics);
      this.#diagnosed.delete(uri);
    } else if (message.method === 'workspace/configuration' && message.id !== undefined) {
      const { items } = message.params as { items: readonly { section?: string }[] };
      const yaml = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
      this.#send({ id: message.id, result: items.map((i) => (i.section === 'yaml' ? yaml : {})) });
    } else if (message.method !== undefined && message.id !== undefined) this.#send({ id: message.id, result: null });
    else if (typeof message.id === 'number') {
      this.#waiting.get(message.id)?.(message.result);
      this.#waiting.delete(message.id);
    }
  }
}
