import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertResults } from '../../bench/report/page.ts';
import { readSource } from '../support/files/sources.ts';

describe('insertResults', () => {
  it('replaces the earlier results and nothing else', () => {
    const page = insertResults(readSource('docs/performance.md'), 'first');
    assert.match(page, /\nfirst\n/);
    assert.equal(insertResults(page, 'second'), page.replace('\nfirst\n', '\nsecond\n'));
  });

  it('rejects a page without a place for them', () => {
    assert.throws(() => insertResults('# Performance', ''), /no place/);
  });

  it('has put the committed results into the page', () => {
    const page = readSource('docs/performance.md');
    assert.equal(insertResults(page, readSource('bench/results/latest.md')), page);
  });
});
