import type { SimulatedReply, SimulatedRequest } from '../kit/message.ts';
import { synchroniseCameras } from './billing-cameras.ts';
import { synchroniseIntercoms } from './billing-intercoms.ts';
import { checkLicences, setLicences } from './billing-licences.ts';
import { listCameras, readCameraByMac, showIntercom } from './billing-reads.ts';
import type { BillingOffice } from './billing-rules.ts';
import { createUser, deleteUser, updateUser } from './billing-users.ts';
import type { BillingAuth } from './options.ts';
import { FORBIDDEN, UNAUTHENTICATED } from './replies.ts';
import { answerBy, type Call, type Route } from './router.ts';

type Answer = (office: BillingOffice, call: Call) => SimulatedReply;

const MANAGE = '/api/v1/billing/user/manage';
const READS = '/api/v1/billing';

/** The verbs are those of the pages' headings: their cURL samples say POST throughout (quirk 3). */
const ROUTES: readonly (readonly [Route['method'], string, Answer])[] = [
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
export function billingApi(office: BillingOffice): (request: SimulatedRequest) => SimulatedReply {
  const { billingAuth, language } = office.settings;
  const routes = ROUTES.map(([method, path, answer]): Route => {
    return {
      method,
      path,
      answer: (call) => turnedAway(call.request, billingAuth) ?? answer(office, call),
    };
  });
  return answerBy(routes, language);
}

/** Returns undefined if the caller is admitted (quirk 7). */
function turnedAway(request: SimulatedRequest, auth: BillingAuth): SimulatedReply | undefined {
  if (auth === 'open') return undefined;
  if (auth === 'forbidden') return FORBIDDEN;
  const sent = request.headers[auth.header.toLowerCase()];
  return sent === auth.value ? undefined : UNAUTHENTICATED;
}
