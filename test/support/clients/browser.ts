import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The reason why a test that needs a browser was skipped. */
export const NO_BROWSER = 'skipped: chromium not found';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Switches off what Chromium does unprompted, above all its calls to its vendor. */
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
 * Launches this machine's Chromium, headless and with a new profile. Returns undefined if it is not
 * installed; with `ROSTER_NO_SKIPS=1` that is a failure, so that no test is skipped unnoticed.
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
