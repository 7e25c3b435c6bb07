import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export { freePort } from '@waypost/engine/testing';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** As the project's own commands do: starts take half the time. */
const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') };

/** A process of the system under test, with what it printed. */
export interface Process {
  url: string;
  pid: number;
  output(): string;
  /** SIGKILL: no chance to tidy up. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for a clean end. */
  stop(): Promise<void>;
}

/** Runs a script of the project with Node and the given environment, until `ready` answers 200. */
export async function startProcess(
  script: string,
  options: { url: string; ready: string; arguments?: string[]; environment?: NodeJS.ProcessEnv },
): Promise<Process> {
  const child = spawn(process.execPath, [script, ...(options.arguments ?? [])], {
    cwd: root,
    env: { ...compiled, ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const running: Process = {
    url: options.url,
    pid: child.pid ?? 0,
    output: () => output.join(''),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
  await untilReady(`${options.url}${options.ready}`, child, running);
  return running;
}

/** Runs a script to its end and gives what it printed. */
export async function runScript(
  script: string,
  environment: NodeJS.ProcessEnv,
  scriptArguments: string[] = [],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script, ...scriptArguments], {
    cwd: root,
    env: { ...compiled, ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await closed;
}

async function untilReady(url: string, child: ChildProcess, running: Process): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(50);
  }
  await running.kill();
  throw new Error(`${url} did not become ready.\n${running.output()}`);
}

/** The process numbers of the PostgreSQL that works in a folder: its postmaster and that one's children. */
export async function postgresProcesses(folder: string): Promise<number[]> {
  const files = await readdir(folder, { recursive: true });
  const pidFile = files.find((name) => name.endsWith('postmaster.pid'));
  if (pidFile === undefined) throw new Error(`no PostgreSQL works in ${folder}`);
  const postmaster = Number((await readFile(join(folder, pidFile), 'utf8')).split('\n')[0]);
  return [postmaster, ...(await descendantsOf(postmaster))];
}

/** The process numbers of all that a process started, and what those started. */
export async function descendantsOf(root: number): Promise<number[]> {
  const list = await runProgram('ps', ['-A', '-o', 'pid=,ppid=']);
  const parents = list.split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return pid === undefined || parent === undefined ? [] : [{ pid, parent }];
  });
  const below = (parent: number): number[] =>
    parents.filter((each) => each.parent === parent).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(root);
}

/** SIGKILL; a process that is gone already is fine. */
export function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function runProgram(program: string, programArguments: string[]): Promise<string> {
  const child = spawn(program, programArguments, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return output;
}
