import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FuzzBench } from './fixture.ts';
import { measured } from './measured.ts';
import { distortBy, distortions } from './upstream-bodies.ts';
import type { Fuzzed, FuzzTask } from './worker.ts';

/** The number of operations between two checks of how many upstream bodies they had. */
const STRETCH = 500;

/** Fails at the first distorted response of an upstream that crashes or blocks something. */
export async function fuzzAnswers(
  bench: FuzzBench,
  { count, seed }: Omit<FuzzTask, 'kind'>,
): Promise<Omit<Fuzzed, 'seconds'>> {
  const { post, mostMs } = measured(bench);
  const shown = { whole: 0, inPart: 0 };
  const before = bench.upstreams.responded();
  const responded = () => bench.upstreams.responded() - before;
  const operation = fc.constantFrom(...bench.operations);
  const property = fc.asyncProperty(operation, distortions, async (body, distortion) => {
    bench.upstreams.answerBy(distortBy(distortion));
    const { status, text } = await post(body);
    assert.equal(status, 200, text);
    shown[/"errors"|Problem"/.test(text) ? 'inPart' : 'whole'] += 1;
  });
  for (let stretch = 0; responded() < count; stretch += 1) {
    await fc.assert(property, { numRuns: STRETCH, seed: seed + stretch });
  }
  assert.ok(shown.whole > 0 && shown.inPart > 0);
  const kinds = `${shown.whole} operations got full responses, ${shown.inPart} partial ones`;
  return { inputs: responded(), kinds, mostMs: mostMs() };
}
