import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Subgraph } from '../../support/federation/compose.ts';
import { startFederation } from '../../support/federation/federation.ts';
import { checkObservations, type Observations } from '../../support/federation/observations.ts';

/** A supergraph, and what was contacted to compose it. */
export interface Composed {
  /** The SDL that routers are given, or the schema in it. */
  readonly supergraph: string;
  /** Absent if composition runs in this process, which opens no connection for it. */
  readonly askedHosts?: readonly string[];
}

/** A tool that composes the subgraphs of a company. */
export interface ComposerCase {
  /** The name of the file with what was observed, without its ending. */
  readonly file: string;
  /** The tool with its version. */
  readonly name: string;
  /** The settings that it needs below `server`, beside `federation`, and why: its error without them. */
  readonly needs?: { readonly settings: Observations['settings']; readonly error: RegExp };
  readonly compose: (subgraphs: readonly Subgraph[]) => Promise<Composed>;
}

const isMarked = (supergraph: string) => /input UpdateUserInput\s[^{]*@oneOf/.test(supergraph);

/** Describes the tests of every composer, with Roster and a help desk that both run. */
export function describeComposer({ file, name, needs, compose }: ComposerCase): void {
  describe(`Composed by ${name}`, () => {
    const observed: Record<string, string> = {};
    const composeWith = async (settings: Readonly<Record<string, unknown>>) => {
      await using federation = await startFederation(settings);
      // The subgraphs must run until then.
      return await compose(federation.subgraphs);
    };

    const { settings = {} } = needs ?? {};

    it('joins the fields of both subgraphs', async () => {
      const { supergraph, askedHosts = [] } = await composeWith(settings);
      assert.match(supergraph, /type VmsUser implements[^{]*\{[^}]*\n\s+tickets: \[Ticket!\]!/);
      assert.match(supergraph, /type Ticket\s[^}]*\n\s+about: User!/);
      assert.match(supergraph, /enum ProviderKind[^{]*\{[^}]*VMS/);
      assert.deepEqual(
        askedHosts.filter((host) => host !== '127.0.0.1'),
        [],
      );
      observed['oneOf'] = isMarked(supergraph) ? 'kept' : 'lost';
      const isRestricted = /updateUser\([^)]*\): UpdateUserResult[^\n]*@requiresScopes/.test(
        supergraph.replaceAll(/\n\s+@/g, ' @'),
      );
      observed['scopes'] = isRestricted ? 'kept' : 'lost';
    });

    it('composes without scopes and @composeDirective', async () => {
      const { supergraph } = await composeWith({ federationScopes: false, federationOneOf: false });
      assert.doesNotMatch(supergraph, /requiresScopes\(|composeDirective|roster\.invalid/);
      observed['oneOfAlone'] = isMarked(supergraph) ? 'kept' : 'lost';
    });

    if (needs !== undefined) {
      it('needs its settings', async () => {
        await assert.rejects(composeWith({}), needs.error);
      });
    }

    it('is as docs/scaling.md says', () => {
      checkObservations(file, { name, composer: null, settings, observed });
    });
  });
}
