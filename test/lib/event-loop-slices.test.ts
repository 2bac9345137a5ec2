import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventLoopSlices } from '../../src/lib/event-loop-slices.ts';

/** The time of these tests, which only work takes: how busy the machine is does not matter. */
let passedMs = 0;

/** Takes time. */
function compute(ms: number): void {
  passedMs += ms;
}

/** Works in steps of one millisecond and yields whenever its slice is over. */
async function work(slices: EventLoopSlices, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    if (slices.isOver()) await slices.next();
    compute(1);
  }
}

describe('Event loop slices', () => {
  before(() => mock.method(performance, 'now', () => passedMs));
  after(() => mock.restoreAll());

  it('lets short work finish in one turn', async () => {
    const slices = new EventLoopSlices();
    let turns = 0;
    setImmediate(() => {
      turns += 1;
    });
    await work(slices, 3);
    assert.equal(turns, 0);
  });

  it('shares one slice per turn among all work', async () => {
    const slices = new EventLoopSlices();
    let turns = 0;
    let isDone = false;
    const works = Promise.all(Array.from({ length: 40 }, () => work(slices, 10))).then(() => {
      isDone = true;
    });
    while (!isDone) {
      await nextTurn();
      turns += 1;
    }
    await works;
    // 400 ms of work: 40 turns of 10 ms. The first turn takes 40 ms, as each work makes a step before it yields.
    assert.ok(turns >= 20, `${turns} turns`);
  });

  it('resumes work in the order in which it waited', async () => {
    const slices = new EventLoopSlices();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(async (name) => {
        await slices.next();
        compute(12);
        order.push(name);
        await slices.next();
        order.push(name * 10);
      }),
    );
    assert.deepEqual(order, [1, 2, 3, 4, 10, 20, 30, 40]);
  });

  it('begins a new slice after an idle turn', async () => {
    const slices = new EventLoopSlices();
    assert.equal(slices.isOver(), false);
    compute(12);
    assert.equal(slices.isOver(), true);
    await nextTurn();
    await nextTurn();
    assert.equal(slices.isOver(), false);
  });

  it('lets timers and sockets run between slices', async () => {
    const slices = new EventLoopSlices();
    let hasFired = false;
    setTimeout(() => {
      hasFired = true;
    }, 1);
    for (let slice = 0; slice < 1_000_000 && !hasFired; slice += 1) await work(slices, 10);
    assert.equal(hasFired, true);
  });
});
