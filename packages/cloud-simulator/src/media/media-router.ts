import express, { type Router } from 'express';

import { paint } from './picture.ts';
import { scenes } from './scenes.ts';

/** Serves the default templates' pictures, so that none comes from a foreign host. */
export function createMediaRouter(): Router {
  const router = express.Router();
  const painted = new Map<string, Buffer>();
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
