import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { mountStudio } from './studio.ts';

const script = `console.log(${JSON.stringify('waypost '.repeat(1000))});`;

describe('the studio, served', () => {
  let folder: string;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waypost-served-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'assets', 'index-a1.js'), script);
    await writeFile(join(folder, 'index.html'), '<title>Waypost</title>');
    const app = express();
    mountStudio(app, folder);
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    url = `http://127.0.0.1:${address.port}`;
  });

  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('comes compressed to browsers that can read that', async () => {
    const answer = await fetch(`${url}/assets/index-a1.js`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.text()).toBe(script);
  });

  it('keeps built files for ever, and asks for the page each time', async () => {
    const built = await fetch(`${url}/assets/index-a1.js`);
    expect(built.headers.get('cache-control')).toContain('immutable');
    const page = await fetch(`${url}/journeys/1`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('Waypost');
  });
});
