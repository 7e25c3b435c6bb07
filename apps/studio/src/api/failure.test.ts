import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';

import { fieldIssues, isNotFound, isUnauthorized } from './failure.ts';

describe('an answer that refuses', () => {
  it('tells which fields are wrong', () => {
    const error = new ORPCError('BAD_REQUEST', {
      status: 400,
      data: { issues: [{ field: 'name', text: 'Give it a name.' }] },
    });
    expect(fieldIssues(error)).toEqual({ name: 'Give it a name.' });
  });

  it('tells nothing about fields when it names none', () => {
    expect(fieldIssues(new ORPCError('BAD_REQUEST', { status: 400 }))).toEqual({});
    expect(fieldIssues(new Error('offline'))).toEqual({});
  });

  it('is known for what it is', () => {
    expect(isUnauthorized(new ORPCError('UNAUTHORIZED', { status: 401 }))).toBe(true);
    expect(isUnauthorized(new ORPCError('FORBIDDEN', { status: 403 }))).toBe(false);
    expect(isNotFound(new ORPCError('NOT_FOUND', { status: 404 }))).toBe(true);
    expect(isNotFound(new TypeError('Failed to fetch'))).toBe(false);
  });
});
