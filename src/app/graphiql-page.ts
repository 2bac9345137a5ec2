import type { Settings } from '../config/settings.ts';
import { findGraphiqlPage } from '../http/routes/graphiql.ts';

/** Returns the path of GraphiQL; undefined if it is switched off or not part of this installation. */
export const graphiqlPage = ({ server }: Settings): string | undefined =>
  findGraphiqlPage(server.graphiql);
