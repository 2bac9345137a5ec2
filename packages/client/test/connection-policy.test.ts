import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createConnectionPolicy } from '../src/connection-policy.ts';

const { keyArgs, merge } = createConnectionPolicy(['provider', 'search']);
const ofPage = (after?: string) => ({ args: { provider: 'onapp', after } });

/** Returns a page with these entries, which ends with a cursor of the last one. */
const page = (...nodes: readonly string[]) => ({
  nodes,
  pageInfo: { endCursor: `after ${nodes.at(-1)}`, hasNextPage: true, startCursor: nodes[0] },
});

describe('Connection policy', () => {
  it('keeps lists with different arguments apart', () => {
    assert.deepEqual(keyArgs, ['provider', 'search']);
    assert.equal(createConnectionPolicy([]).keyArgs, false);
  });

  it('appends a page', () => {
    const first = merge(undefined, page('a', 'b'), ofPage());
    const both = merge(first, page('c'), ofPage('after b'));
    assert.deepEqual(both.nodes, ['a', 'b', 'c']);
    assert.deepEqual(both.pageInfo, { endCursor: 'after c', hasNextPage: true, startCursor: 'a' });
  });

  it('replaces a page that is read again, and what follows it', () => {
    const first = merge(undefined, page('a', 'b'), ofPage());
    const three = merge(merge(first, page('c'), ofPage('after b')), page('d'), ofPage('after c'));
    assert.deepEqual(three.nodes, ['a', 'b', 'c', 'd']);
    assert.deepEqual(merge(three, page('x'), ofPage('after b')).nodes, ['a', 'b', 'x']);
  });

  it('begins again with the first page', () => {
    const first = merge(undefined, page('a', 'b'), ofPage());
    const again = merge(merge(first, page('c'), ofPage('after b')), page('n', 'a'), ofPage());
    assert.deepEqual(again.nodes, ['n', 'a']);
    assert.deepEqual(again.ends, { 'after a': 2 });
  });

  it('appends a page of an unknown cursor', () => {
    const first = merge(undefined, page('a'), ofPage());
    assert.deepEqual(merge(first, page('z'), ofPage('after y')).nodes, ['a', 'z']);
  });

  it('keeps a list that another operation has selected', () => {
    const edges = [{ cursor: '1', node: 'a' }];
    const first = merge(undefined, { edges, pageInfo: { endCursor: '1' } }, ofPage());
    const both = merge(first, page('a'), ofPage());
    assert.deepEqual([both.edges, both.nodes], [edges, ['a']]);
  });
});
