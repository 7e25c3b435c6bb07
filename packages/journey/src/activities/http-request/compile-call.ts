import {
  compileAddressText,
  compileJsonText,
  compileText,
  type PersonalisationData,
} from '@waypost/whatsapp';

import type { CallHeader, HttpCall } from './http-call.ts';
import { isHeaderName, isOwnHeader } from './own-headers.ts';
import type { HttpRequest } from './schema.ts';

/** A request for one person, or the reason (a code) why there is none. */
export type WorkedOutCall = { call: HttpCall } | { reason: string };

type CompiledCall = (data: PersonalisationData) => WorkedOutCall;

const compiled = new WeakMap<HttpRequest, CompiledCall>();

/** Fills in a request for one person. The Liquid of an activity is parsed once. */
export function workOutCall(activity: HttpRequest, data: PersonalisationData): WorkedOutCall {
  let workOut = compiled.get(activity);
  if (workOut === undefined) {
    workOut = compileCall(activity);
    compiled.set(activity, workOut);
  }
  return workOut(data);
}

function compileCall(activity: HttpRequest): CompiledCall {
  const { method, timeoutSeconds, retries, answer } = activity;
  const addressOf = compileAddressText(activity.url.trim());
  const headersOf = compileHeaders(activity);
  const bodyOf = compileBody(activity);
  const origin = originOf(activity.url);
  return (data) => {
    const address = addressOf(data);
    if (address.error !== undefined) {
      return {
        reason: address.error === 'liquid' ? 'call_value_unreadable' : 'call_value_missing',
      };
    }
    if (origin === null || originOf(address.text) !== origin) {
      return { reason: 'call_address_invalid' };
    }
    const headers = headersOf(data);
    const body = bodyOf(data);
    if ('reason' in headers) return headers;
    if ('reason' in body) return body;
    return {
      call: {
        kind: 'http',
        method,
        url: new URL(address.text).href,
        headers: headers.headers,
        body: body.body,
        timeoutMs: timeoutSeconds * 1000,
        retries,
        answer,
      },
    };
  };
}

/** Scheme, host and port of a web address; null when the text is none. Liquid in its path does no harm. */
export function originOf(url: string): string | null {
  try {
    const { origin, protocol, username, password } = new URL(url.trim());
    const isWeb = protocol === 'https:' || protocol === 'http:';
    return isWeb && username === '' && password === '' ? origin : null;
  } catch {
    return null;
  }
}

/** What a header's value may hold: a line break would begin another header. */
const headerValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

function compileHeaders({
  headers,
}: HttpRequest): (data: PersonalisationData) => { headers: CallHeader[] } | { reason: string } {
  const all = headers.map(({ name, value, secretId }) => ({
    name: name.trim(),
    secretId,
    render: compileText(value),
    // A text before a secret keeps the blank at its end.
    end: secretId !== null && /\s$/.test(value) ? ' ' : '',
  }));
  return (data) => {
    const filled: CallHeader[] = [];
    for (const { name, secretId, render, end } of all) {
      const { text, error } = render(data);
      if (error !== undefined) return { reason: 'call_value_unreadable' };
      if (!headerValue.test(text) || !isHeaderName(name) || isOwnHeader(name))
        return { reason: 'call_header_invalid' };
      filled.push({ name, value: text + end, secretId });
    }
    return { headers: filled };
  };
}

function compileBody({
  body,
}: HttpRequest): (data: PersonalisationData) => { body: HttpCall['body'] } | { reason: string } {
  if (body.kind === 'none') return () => ({ body: null });
  if (body.kind === 'json') {
    const render = compileJsonText(body.json);
    return (data) => {
      const rendered = render(data);
      if (rendered.error !== undefined) return { reason: 'call_value_unreadable' };
      return isJson(rendered.text)
        ? { body: { contentType: 'application/json', text: rendered.text } }
        : { reason: 'call_body_invalid' };
    };
  }
  const fields = body.form.map(({ name, value }) => ({ name, render: compileText(value) }));
  return (data) => {
    const form = new URLSearchParams();
    for (const { name, render } of fields) {
      const { text, error } = render(data);
      if (error !== undefined) return { reason: 'call_value_unreadable' };
      form.append(name, text);
    }
    return {
      body: { contentType: 'application/x-www-form-urlencoded', text: form.toString() },
    };
  };
}

/** True for a whole JSON document. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
