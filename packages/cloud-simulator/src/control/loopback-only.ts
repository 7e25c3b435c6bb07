import type { RequestHandler } from 'express';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/**
 * Answers only requests made to a loopback name. A foreign page that lets its own name point here
 * (DNS rebinding) still sends that name as host, and gets nothing.
 */
export const loopbackOnly: RequestHandler = (request, response, next) => {
  if (loopback.has(request.hostname)) next();
  else response.status(403).type('text').send('The simulator answers on loopback only.\n');
};
