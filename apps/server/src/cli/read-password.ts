import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandError } from './command.ts';

/**
 * Asks for a new password twice without showing it; from a pipe it takes what comes.
 * @throws CommandError when the two differ or nothing came.
 */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    const given = (await text(process.stdin)).replace(/\r?\n$/, '');
    if (given === '') throw new CommandError('No password came from standard input.');
    return given;
  }
  const first = await ask('New password (at least 12 characters): ');
  const second = await ask('Once more: ');
  if (first !== second) throw new CommandError('The two passwords differ. Nothing was changed.');
  return first;
}

async function ask(question: string): Promise<string> {
  process.stdout.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stdout.write('\n');
  }
}
