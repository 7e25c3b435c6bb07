import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@waypost/api';

import { contractRoutes } from './contract-routes.ts';

let document: Promise<OpenAPI.Document> | undefined;

/** The OpenAPI document of every route, made from the contract once. */
export function openApiDocument(): Promise<OpenAPI.Document> {
  document ??= generate();
  return document;
}

async function generate(): Promise<OpenAPI.Document> {
  const generated = await new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter()],
  }).generate(contract, {
    info: {
      title: 'Waypost API',
      version: '1',
      description:
        'Everything the studio does. Each route names the role it needs; each role may do all that the ones before it may: viewer, author, publisher, admin.',
    },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'better-auth.session_token',
          description: 'The studio after sign-in.',
        },
      },
    },
    security: [{ apiKey: [] }, { session: [] }],
  });
  for (const { method, path, role } of contractRoutes()) {
    const operation = operationOf(generated, method, path);
    if (operation !== undefined) Object.assign(operation, { 'x-role': role });
  }
  return generated;
}

function operationOf(
  generated: OpenAPI.Document,
  method: string,
  path: string,
): OpenAPI.OperationObject | undefined {
  const operations: Record<string, unknown> = { ...generated.paths?.[path] };
  const operation = operations[method.toLowerCase()];
  return typeof operation === 'object' && operation !== null ? operation : undefined;
}
