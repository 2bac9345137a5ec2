import type { SimulatedRequest, SimulatedResponse } from '../core/message.ts';
import { synchroniseCameras } from './billing-cameras.ts';
import { synchroniseIntercoms } from './billing-intercoms.ts';
import { checkLicences, setLicences } from './billing-licences.ts';
import { listCameras, readCameraByMac, showIntercom } from './billing-reads.ts';
import type { BillingApiContext } from './billing-rules.ts';
import { createUser, deleteUser, updateUser } from './billing-users.ts';
import type { BillingAuth } from './options.ts';
import { FORBIDDEN, UNAUTHENTICATED } from './responses.ts';
import { type Call, createRouter, type Route } from './router.ts';

type BillingHandler = (context: BillingApiContext, call: Call) => SimulatedResponse;

const MANAGE = '/api/v1/billing/user/manage';
const READS = '/api/v1/billing';

/** The verbs are those of the pages' headings: their cURL samples say POST throughout (quirk 3). */
const ROUTES: readonly (readonly [Route['method'], string, BillingHandler])[] = [
  ['POST', MANAGE, createUser],
  ['PATCH', MANAGE, updateUser],
  ['DELETE', MANAGE, deleteUser],
  ['POST', `${MANAGE}/cameras`, synchroniseCameras],
  ['POST', `${MANAGE}/intercoms`, synchroniseIntercoms],
  ['POST', `${MANAGE}/licenses`, setLicences],
  ['POST', `${MANAGE}/licenses/check`, checkLicences],
  ['GET', `${READS}/cameras`, readCameraByMac],
  ['GET', `${READS}/cameras/list`, listCameras],
  ['GET', `${READS}/intercoms/show`, showIntercom],
];

/**
 * Behaves like the Aipix VMS Billing API as its documentation describes it.
 *
 * @see https://docs.aipix.ai/en/start/aipix-24.12/update-a-user-vms-billing-api
 */
export function billingApi(
  context: BillingApiContext,
): (request: SimulatedRequest) => SimulatedResponse {
  const { billingAuth, language } = context.options;
  const routes = ROUTES.map(([method, path, handle]): Route => {
    return {
      method,
      path,
      handle: (call) => turnedAway(call.request, billingAuth) ?? handle(context, call),
    };
  });
  return createRouter(routes, language);
}

/** Returns undefined if the caller is admitted (quirk 7). */
function turnedAway(request: SimulatedRequest, auth: BillingAuth): SimulatedResponse | undefined {
  if (auth === 'open') return undefined;
  if (auth === 'forbidden') return FORBIDDEN;
  const sent = request.headers[auth.header.toLowerCase()];
  return sent === auth.value ? undefined : UNAUTHENTICATED;
}
