import express, { type Router } from 'express';

import type { Context } from '../context.ts';
import { qrCodePng, qrCodeSvg } from '../qr-codes/draw-qr-code.ts';
import { paint } from './picture.ts';
import { scenes } from './scenes.ts';

/**
 * Serves the default templates' pictures, so that none comes from a foreign host; beside them samples of
 * templates, and media as a handset shows them.
 */
export function createMediaRouter(context: Context): Router {
  const router = express.Router();
  const painted = new Map<string, Buffer>();
  router.get('/content/:id', (request, response) => {
    const medium = context.media.find(request.params.id);
    const bytes = context.media.bytes(request.params.id);
    response.setHeader('x-content-type-options', 'nosniff');
    if (medium && bytes) response.type(medium.mimeType).send(bytes);
    else response.status(404).type('text').send('No such medium');
  });
  router.get('/sample/:name', (request, response) => {
    const sample = context.samples.open(request.params.name);
    if (sample) response.type(sample.mimeType).send(sample.bytes);
    else response.status(404).type('text').send('No such sample');
  });
  router.get('/qr/:file', (request, response) => {
    const [code = '', kind] = request.params.file.split('.');
    if (!context.qrCodes.find(code)) response.status(404).type('text').send('No such code');
    else if (kind === 'svg') response.type('svg').send(qrCodeSvg(code));
    else response.type('png').send(qrCodePng(code));
  });
  router.get('/:file', (request, response) => {
    const { file } = request.params;
    const scene = Object.hasOwn(scenes, file) ? scenes[file] : undefined;
    if (!scene) {
      response.status(404).type('text').send('No such picture');
      return;
    }
    const picture = painted.get(file) ?? paint(scene);
    painted.set(file, picture);
    response.setHeader('cache-control', 'public, max-age=86400');
    response.type('png').send(picture);
  });
  return router;
}
