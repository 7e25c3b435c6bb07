import { request } from 'undici';

export interface GraphAnswer {
  status: number;
  json: unknown;
  headers: Record<string, string | string[] | undefined>;
}

/** Calls the Graph API at `url` as a business would, with any token unless one is given. */
export async function callGraph(
  url: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  token = 'a-token',
): Promise<GraphAnswer> {
  const answer = await request(path.startsWith('http') ? path : url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: answer.statusCode,
    json: await answer.body.json(),
    headers: answer.headers,
  };
}
