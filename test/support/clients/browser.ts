import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

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
 * Finds this machine's Chromium. Returns undefined if it is not installed; with `ROSTER_NO_SKIPS=1` that is a failure, so that no
 * test is skipped unnoticed.
 */
function findChromium() {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined && process.env['ROSTER_NO_SKIPS'] === '1') {
    throw new Error('chromium not found: install it, or name it in CHROMIUM');
  }
  return executablePath === undefined ? undefined : { executablePath, args: FLAGS, headless: true };
}

/** Launches Chromium with a new profile; returns undefined if it is not installed. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const options = findChromium();
  return options === undefined ? undefined : chromium.launch(options);
}

/**
 * Launches Chromium with a profile that all tabs share, and that is deleted at the end. A first visit to GraphiQL costs six
 * seconds of CPU time, a later one three: its files are in the cache, and its code is compiled if a tab of its site is open.
 */
export async function launchProfile(): Promise<BrowserContext | undefined> {
  const options = findChromium();
  if (options === undefined) return undefined;
  return chromium.launchPersistentContext('', {
    ...options,
    args: [...options.args, '--process-per-site'],
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}
