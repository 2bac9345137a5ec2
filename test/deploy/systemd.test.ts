import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FORCE_EXIT_MS } from '../../src/config/grace-period.ts';
import { ROOT, readSource } from '../support/files/sources.ts';
import { skipWithout } from '../support/services/installed-program.ts';

const UNIT = join(ROOT, 'deploy/systemd/roster.service');

/** The highest exposure that `systemd-analyze security` may find, in tenths: 100 is a service without any restriction. */
const MAX_EXPOSURE = 20;

const setting = (name: string) =>
  new RegExp(`^${name}=(.*)$`, 'm').exec(readSource('deploy/systemd/roster.service'))?.[1];

describe('systemd unit', () => {
  const skip = skipWithout(['systemd-analyze'], 'apt-get install systemd');

  it('is accepted by systemd', { skip }, () => {
    execFileSync('systemd-analyze', ['verify', '--man=no', UNIT], { stdio: 'pipe' });
  });

  it('leaves the gateway little that an attacker could use', { skip }, () => {
    const args = ['security', '--offline=true', '--no-pager', `--threshold=${MAX_EXPOSURE}`, UNIT];
    execFileSync('systemd-analyze', args, { stdio: 'pipe' });
  });

  it('starts Node.js itself and waits until Roster ends', () => {
    assert.match(
      setting('ExecStart') ?? '',
      /^\/usr\/bin\/node .* \/opt\/roster\/bin\/roster\.js start /,
    );
    assert.ok(Number(setting('TimeoutStopSec')) * 1000 > FORCE_EXIT_MS);
    assert.equal(setting('ExecReload'), '/bin/kill -HUP $MAINPID');
    assert.equal(setting('RestartPreventExitStatus'), '78');
  });

  it('is started when Roster accepts requests', () => {
    assert.equal(setting('Type'), 'notify');
    // systemd-notify is not the main process.
    assert.equal(setting('NotifyAccess'), 'all');
    assert.match(setting('RestrictAddressFamilies') ?? '', /\bAF_UNIX\b/);
  });
});
