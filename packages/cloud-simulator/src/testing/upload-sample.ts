import { request } from 'undici';
import { z } from 'zod';

import { defaultAppId } from '../accounts/settings.ts';
import { paint } from '../media/picture.ts';
import { scenes } from '../media/scenes.ts';
import { callGraph } from './call-graph.ts';

/** A small picture of the kind that WhatsApp takes. */
export function samplePicture(): Buffer {
  const scene = scenes['summer.png'];
  if (!scene) throw new Error('the scene summer.png is missing');
  return paint(scene);
}

/** Uploads a picture as a template's sample; answers its handle. */
export async function uploadSample(url: string): Promise<string> {
  const picture = samplePicture();
  const start = `/${defaultAppId}/uploads?file_name=a.png&file_type=image/png&file_length=${picture.length}`;
  const started = await callGraph(url, 'POST', start);
  const { id } = z.object({ id: z.string() }).parse(started.json);
  const answer = await request(`${url}/${id}`, {
    method: 'POST',
    headers: { authorization: 'OAuth x', file_offset: '0' },
    body: picture,
  });
  return z.object({ h: z.string() }).parse(await answer.body.json()).h;
}
