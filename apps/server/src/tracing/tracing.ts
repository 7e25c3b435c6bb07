import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SpanKind } from '@opentelemetry/api';
import type { Meter } from '@waypost/engine/metering';

/** Traces of what this process does. Spans hold ids, codes and durations: no number, name, text or address. */
export interface Tracing {
  /** Passes everything on to `meter`, and makes a span of each round of a lane and each request to Meta. */
  traced(meter: Meter): Meter;
  /** Makes a span of a request when it is answered, named by the start of its path. */
  request(this: void, request: IncomingMessage, response: ServerResponse): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Where traces go, and which share of them. */
export interface TracingOptions {
  readonly endpoint: string;
  readonly share: number;
  readonly role: string;
}

/** Waits no longer for a collector that is gone, ms. */
const longestFlushMs = 2000;

/** Loads OpenTelemetry and starts sending. Only for whoever configured it: it costs memory and time. */
export async function startTracing({ endpoint, share, role }: TracingOptions): Promise<Tracing> {
  const [api, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ]);
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ 'service.name': 'waypost', 'waypost.role': role })),
    sampler: new sdk.TraceIdRatioBasedSampler(share),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }),
      }),
    ],
  });
  const tracer = provider.getTracer('waypost');

  /** A span of something that has just ended. */
  function span(
    name: string,
    seconds: number,
    facts: { kind: SpanKind; attributes: Record<string, string | number>; failed: boolean },
  ): void {
    const endedAt = Date.now();
    const { kind, attributes, failed } = facts;
    const made = tracer.startSpan(name, { kind, attributes, startTime: endedAt - seconds * 1000 });
    if (failed) made.setStatus({ code: api.SpanStatusCode.ERROR });
    made.end(endedAt);
  }

  return {
    traced: (meter) => ({
      ...meter,
      laneRound(lane, seconds, failed) {
        meter.laneRound(lane, seconds, failed);
        span(`lane ${lane.split(' ')[0] ?? ''}`, seconds, {
          kind: api.SpanKind.INTERNAL,
          attributes: { 'waypost.lane': lane },
          failed,
        });
      },
      answered(senderId, outcome, code, seconds) {
        meter.answered(senderId, outcome, code, seconds);
        span('POST message', seconds, {
          kind: api.SpanKind.CLIENT,
          attributes: {
            'waypost.sender': senderId,
            'waypost.outcome': outcome,
            ...(code === null ? {} : { 'waypost.code': code }),
          },
          failed: outcome !== 'accepted',
        });
      },
    }),
    request(request, response) {
      const began = performance.now();
      const method = request.method ?? '';
      const route = routeOf(request.url ?? '');
      response.once('finish', () => {
        const status = response.statusCode;
        span(`${method} ${route}`, (performance.now() - began) / 1000, {
          kind: api.SpanKind.SERVER,
          attributes: {
            'http.request.method': method,
            'http.route': route,
            'http.response.status_code': status,
          },
          failed: status >= 500,
        });
      });
    },
    async stop() {
      const sent = provider.shutdown().catch(() => {});
      await Promise.race([sent, sleep(longestFlushMs, undefined, { ref: false })]);
    },
  };
}

/** The start of a path. What follows may be an id, a code of a link, a token or a number. */
export function routeOf(url: string): string {
  const parts = (url.split('?')[0] ?? '').split('/');
  const kept = parts[1] === 'api' ? 3 : 2;
  return parts.length > kept ? `${parts.slice(0, kept).join('/')}/*` : parts.join('/');
}
