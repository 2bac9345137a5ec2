import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { perRequest } from '../../../src/providers/kit/per-request.ts';
import { bypassSingleFlight } from '../../../src/providers/kit/update/precondition.ts';
import { createBackgroundContext } from '../../../src/request/request-context.ts';

describe('perRequest', () => {
  it('creates one value for a request and its variants', () => {
    const toValue = perRequest(({ requestId }) => ({ requestId }));
    const request = createBackgroundContext('a');
    const variant = bypassSingleFlight(bypassSingleFlight(request));
    assert.equal(toValue(variant), toValue(request));
    assert.equal(toValue(request).requestId, 'a');
    assert.notEqual(toValue(createBackgroundContext('a')), toValue(request));
  });
});
