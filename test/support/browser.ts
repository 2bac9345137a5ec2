import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Why a test that needs a browser did not run. */
export const NO_BROWSER = 'skipped: chromium not found';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** What Chromium would do of its own accord, above all its calls home: off. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * This machine's Chromium, headless and with a profile of its own; undefined where there is none. With
 * `ROSTER_NO_SKIPS=1` that is a failure, so that no test is left out unseen.
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath !== undefined) {
    return chromium.launch({ executablePath, args: FLAGS, headless: true });
  }
  if (process.env['ROSTER_NO_SKIPS'] === '1') {
    throw new Error('chromium not found: install it, or name it in CHROMIUM');
  }
  return undefined;
}
