import { createElement, type JSX, type ReactElement } from 'react';
import { act, create, type ReactTestInstance, type ReactTestRenderer } from 'react-test-renderer';

declare global {
  // React reads this: its updates must be complete when `act` returns.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

const textOf = (node: ReactTestInstance | string): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('');

/**
 * Renders a component, waits for its button, presses it and waits for the result.
 *
 * @returns the texts that were shown before and after.
 */
export async function renderAndPress(element: ReactElement): Promise<readonly string[]> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const mounted: { renderer?: ReactTestRenderer } = {};
  await act(async () => {
    // An element that suspends has no root of its own yet.
    mounted.renderer = create(createElement('main', null, element));
  });
  const { renderer } = mounted;
  if (renderer === undefined) throw new Error('Nothing was rendered.');
  const shown = (type: keyof JSX.IntrinsicElements) =>
    renderer.root
      .findAllByType(type)
      .map((node) => textOf(node))
      .join('');
  const waitFor = async (type: keyof JSX.IntrinsicElements): Promise<string> => {
    for (let wait = 0; wait < 500; wait += 1) {
      if (shown(type) !== '') return shown(type);
      await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
    }
    throw new Error(`Nothing was shown in ${type}: ${JSON.stringify(renderer.toJSON())}`);
  };
  const heading = await waitFor('h1');
  await act(async () => renderer.root.findByType('button').props['onClick']());
  const status = await waitFor('output');
  renderer.unmount();
  return [heading, status];
}
