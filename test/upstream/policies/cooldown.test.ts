import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  UpstreamError,
  type UpstreamErrorCode,
} from '../../../src/upstream/errors/upstream-error.ts';
import { Cooldown } from '../../../src/upstream/policies/cooldown.ts';

const MAX_MS = 60_000;

const failure = (
  code: UpstreamErrorCode,
  httpStatus: number | null,
  afterSeconds: number | null = null,
) => new UpstreamError({ provider: 'p', code, write: 'NOT_APPLIED', httpStatus, afterSeconds });

const limited = (afterSeconds: number | null = null) =>
  failure('UPSTREAM_RATE_LIMITED', 429, afterSeconds);

/** Starts a pause of some milliseconds. */
function pausedFor(ms: number, needsTrial: boolean, backoffMs = 0) {
  const cooldown = new Cooldown();
  cooldown.start('read', { ms, needsTrial, backoffMs });
  return cooldown;
}

describe('A cool-down', () => {
  for (const [asked, error, expected] of [
    ['429 with a time', limited(7), { ms: 7000, needsTrial: false, backoffMs: 0 }],
    ['429 with a long time', limited(3600), { ms: MAX_MS, needsTrial: true, backoffMs: 0 }],
    ['429 without a time', limited(), { ms: 1000, needsTrial: true, backoffMs: 1000 }],
    ['429 with no seconds', limited(0), undefined],
    [
      '503 with a time',
      failure('UPSTREAM_BUSY', 503, 2),
      { ms: 2000, needsTrial: false, backoffMs: 0 },
    ],
    ['503 with no seconds', failure('UPSTREAM_BUSY', 503, 0), undefined],
    ['503 without a time', failure('UPSTREAM_FAILED', 503), undefined],
    ['a call that was not sent', failure('UPSTREAM_RATE_LIMITED', null, 7), undefined],
    ['another error', new Error('no'), undefined],
  ] as const) {
    it(`reads the pause of ${asked}`, () => {
      assert.deepEqual(new Cooldown().toPause(error, 'read', MAX_MS), expected);
    });
  }

  it('asks for no pause if the longest one is 0', () => {
    assert.equal(new Cooldown().toPause(limited(7), 'read', 0), undefined);
  });

  it('stops one class of calls', () => {
    const cooldown = pausedFor(5000, false);
    assert.ok(Number(cooldown.admit('read')) > 4900);
    assert.equal(cooldown.admit('write'), 'open');
    assert.ok(cooldown.remainingMs('read') > 4900);
    assert.equal(cooldown.remainingMs('write'), 0);
  });

  it('ends when the time is over', async () => {
    const cooldown = pausedFor(30, false);
    await sleep(31);
    assert.equal(cooldown.admit('read'), 'open');
    assert.equal(cooldown.admit('read'), 'open');
  });

  it('is not made shorter by another response', () => {
    const cooldown = pausedFor(5000, false);
    assert.equal(cooldown.start('read', { ms: 1000, needsTrial: false, backoffMs: 0 }), false);
    assert.ok(cooldown.remainingMs('read') > 4900);
    assert.equal(cooldown.start('read', { ms: 9000, needsTrial: false, backoffMs: 0 }), true);
    assert.ok(cooldown.remainingMs('read') > 8900);
  });

  it('tries out one call after a pause that was cut short', async () => {
    const cooldown = pausedFor(20, true);
    await sleep(21);
    const end = cooldown.admit('read');
    assert.ok(typeof end === 'function');
    assert.equal(cooldown.admit('read'), 1000);
    end(true);
    assert.equal(cooldown.admit('read'), 'open');
  });

  it('tries out another call if the first shows nothing', async () => {
    const cooldown = pausedFor(20, true);
    await sleep(21);
    const end = cooldown.admit('read');
    assert.ok(typeof end === 'function');
    end(false);
    assert.equal(typeof cooldown.admit('read'), 'function');
  });

  it('stays closed if the trial is refused', async () => {
    const cooldown = pausedFor(20, true);
    await sleep(21);
    const end = cooldown.admit('read');
    assert.ok(typeof end === 'function');
    cooldown.start('read', { ms: 5000, needsTrial: true, backoffMs: 0 });
    end(true);
    assert.ok(Number(cooldown.admit('read')) > 4900);
  });

  it('doubles a pause without a time for each refused trial', async () => {
    const cooldown = pausedFor(20, true, 20);
    assert.equal(cooldown.toPause(limited(), 'read', MAX_MS)?.ms, 20);
    await sleep(21);
    assert.equal(cooldown.toPause(limited(), 'read', MAX_MS)?.ms, 40);
  });

  it('lasts no longer than the configuration that asks allows', async () => {
    const cooldown = pausedFor(3_600_000, false);
    assert.ok(Number(cooldown.admit('read', 5000)) <= 5000);
    assert.ok(cooldown.remainingMs('read', 5000) <= 5000);
    assert.ok(Number(cooldown.admit('read')) > 3_500_000);
    assert.equal(cooldown.admit('read', 0), 'open');
    assert.equal(cooldown.remainingMs('read', 0), 0);
    await sleep(30);
    // The provider has asked for longer, so one call is tried out.
    const end = cooldown.admit('read', 25);
    assert.ok(typeof end === 'function');
    assert.equal(cooldown.admit('read', 25), 1000);
    // If the provider refuses it, the pause begins anew.
    assert.equal(cooldown.start('read', { ms: 5000, needsTrial: true, backoffMs: 0 }, 25), true);
    end(true);
    assert.ok(Number(cooldown.admit('read', 5000)) > 4900);
  });

  it('tells its listeners of a new pause', () => {
    const cooldown = new Cooldown();
    const told: string[] = [];
    const stop = cooldown.onStart((callClass) => told.push(callClass));
    cooldown.start('write', { ms: 1000, needsTrial: false, backoffMs: 0 });
    stop();
    cooldown.start('read', { ms: 1000, needsTrial: false, backoffMs: 0 });
    assert.deepEqual(told, ['write']);
  });
});
