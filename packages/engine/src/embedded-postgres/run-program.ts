import { spawn } from 'node:child_process';

/** The operating system account that PostgreSQL runs under when Waypost itself runs as root. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** What a program answered. `exitCode` is null when it could not be started; then `spawnError` says why. */
export interface ProgramAnswer {
  readonly exitCode: number | null;
  readonly output: string;
  readonly spawnError?: string;
}

/**
 * Runs a program to its end and collects what it prints, without ever throwing.
 * The locale is fixed to `C`, so that messages can be read by us.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { account: ServerAccount | null; ignoreOutput?: boolean },
): Promise<ProgramAnswer> {
  const { account, ignoreOutput = false } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      // A daemon that inherits our pipes would keep them open for ever.
      stdio: ['ignore', ignoreOutput ? 'ignore' : 'pipe', ignoreOutput ? 'ignore' : 'pipe'],
      env: { ...process.env, LC_ALL: 'C', LANG: 'C', ...(account ? { HOME: '/' } : {}) },
      // The folder we were started from may be closed to the account.
      ...(account ? { uid: account.uid, gid: account.gid, cwd: '/' } : {}),
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ exitCode: null, output, spawnError: error.code ?? error.message }),
    );
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}
