import { userInfo } from 'node:os';
import { localPrincipal } from '../../access/principal.ts';
import { type LocalGateway, type LocalPurpose, openLocalGateway } from '../../app/local-gateway.ts';
import { getInstanceName } from '../../config/instance-name.ts';
import { createLog } from '../../observability/log/log.ts';
import { warnOfEnvironment } from '../environment.ts';
import { requireConfiguration } from '../read-configuration.ts';

/**
 * Opens the gateway of a configuration for one command. The caller in the audit trail is `cli:` and the account that runs the command.
 *
 * @throws {ConfigError} if there is no configuration, or if it is invalid; {TrailError} if the audit trail cannot be used.
 */
export function openUsers(
  config: string | undefined,
  purpose: LocalPurpose,
): Promise<LocalGateway> {
  const { settings } = requireConfiguration(config);
  warnOfEnvironment();
  // A command prints its result; only what went wrong beside it is logged.
  const log = createLog('warn', getInstanceName(settings.server.instance));
  return openLocalGateway(settings, { log, caller: localPrincipal(readAccount()), purpose });
}

/** Returns the name of the account, or its number if it has no name, as in a container. */
function readAccount(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
