import { createServer } from 'node:http';

import { z } from 'zod';

/** A message the sink accepted. */
export interface Posted {
  /** As it was addressed, with its leading +. */
  to: string;
  wamid: string;
  echo: string;
}

export interface Sink {
  url: string;
  posted: Posted[];
  close(): Promise<void>;
}

const bodySchema = z.object({ to: z.string(), biz_opaque_callback_data: z.string() });

/** Accepts every message as Meta does, remembers it, and tells `accepted` about it before answering. */
export async function startSink(accepted: (message: Posted) => void = () => {}): Promise<Sink> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      const body = bodySchema.parse(JSON.parse(text));
      const message = {
        to: body.to,
        wamid: `wamid.${posted.length + 1}`,
        echo: body.biz_opaque_callback_data,
      };
      posted.push(message);
      accepted(message);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          messaging_product: 'whatsapp',
          contacts: [{ input: body.to, wa_id: body.to.replace('+', '') }],
          messages: [{ id: message.wamid, message_status: 'accepted' }],
        }),
      );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    posted,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
