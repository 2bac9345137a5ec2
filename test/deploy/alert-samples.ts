/** Series for which an alert fires, and the time at which it does. */
export interface AlertSample {
  /** Values by series, one per minute, in the notation of promtool: `0+60x10`. */
  readonly series: Readonly<Record<string, string>>;
  /** Minutes after which it fires. */
  readonly after: number;
}

const SLOW = { 'roster_operation_duration_seconds_bucket{job="roster",le="5"}': '0x30' };

const calls = (code: string) =>
  `roster_upstream_calls_total{job="roster",provider="a",api="b",code="${code}"}`;

const callsWithin = (seconds: string) =>
  `roster_upstream_call_duration_seconds_bucket{job="roster",provider="a",api="b",le="${seconds}"}`;

/** A counter whose first series appears with its first event. */
const firstEvent = (series: string): AlertSample => ({
  series: { [series]: '_x10 1x10' },
  after: 14,
});

/** A sample for each alert. */
export const ALERT_SAMPLES: Readonly<Record<string, AlertSample>> = {
  RosterDown: { series: { 'up{job="roster",instance="a"}': '1 1 0x10' }, after: 5 },
  RosterAllDown: { series: { 'up{job="roster",instance="a"}': '1 1 0x10' }, after: 5 },
  RosterUnexpectedErrors: {
    series: { 'roster_unexpected_errors_total{job="roster",instance="a"}': '0 0 1x10' },
    after: 4,
  },
  RosterManyErrors: {
    series: {
      'roster_operation_errors_total{job="roster",code="CIRCUIT_OPEN"}': '0+20x20',
      'roster_operation_duration_seconds_count{job="roster"}': '0+100x20',
    },
    after: 12,
  },
  RosterSlowOperations: {
    series: {
      ...SLOW,
      'roster_operation_duration_seconds_bucket{job="roster",le="8"}': '0+10x30',
      'roster_operation_duration_seconds_bucket{job="roster",le="+Inf"}': '0+10x30',
    },
    after: 20,
  },
  RosterShedsLoad: {
    series: { 'roster_operations_refused_total{job="roster"}': '0+5x10' },
    after: 6,
  },
  RosterNearlyFull: {
    series: { 'roster_operations_in_flight{job="roster"}': '200x20' },
    after: 12,
  },
  RosterCallersRateLimited: {
    series: { 'roster_requests_rate_limited_total{job="roster"}': '0+60x30' },
    after: 20,
  },
  RosterCallersUnauthenticated: {
    series: {
      'roster_requests_refused_total{job="roster",status="401",code="UNAUTHENTICATED"}': '0+60x30',
    },
    after: 20,
  },
  RosterKeySetUnavailable: {
    series: {
      'roster_jwks_fetches_total{job="roster",issuer="https://id.example.net",result="failure"}':
        '0x12 0+2x10',
      'roster_jwks_fetches_total{job="roster",issuer="https://id.example.net",result="success"}':
        '9x24',
    },
    after: 18,
  },
  RosterUpdateUnknown: firstEvent(
    'roster_updates_unknown_total{job="roster",provider="a",code="UPSTREAM_TIMEOUT"}',
  ),
  RosterUpdatesFail: {
    series: {
      'roster_operation_duration_seconds_count{job="roster",type="mutation"}': '0+10x20',
      'roster_operation_problems_total{job="roster",type="mutation",problem="AccessProblem"}':
        '0+3x20',
      'roster_operation_errors_total{job="roster",type="mutation",code="FORBIDDEN"}': '0+3x20',
    },
    after: 15,
  },
  RosterProviderDown: {
    series: {
      'roster_upstream_breaker_state{job="roster",instance="a",provider="a",api="b",class="read"}':
        '0 0 2x10',
      'roster_upstream_breaker_state{job="roster",instance="b",provider="a",api="b",class="read"}':
        '0x12',
    },
    after: 5,
  },
  RosterProviderAllCallsFail: {
    series: { [calls('OK')]: '0+9x10 90x30', [calls('UPSTREAM_FORBIDDEN')]: '0x10 0+9x30' },
    after: 35,
  },
  RosterProviderErrors: {
    series: { [calls('OK')]: '0+90x20', [calls('UPSTREAM_TIMEOUT')]: '0+10x20' },
    after: 12,
  },
  RosterProviderSlow: {
    series: {
      [callsWithin('2')]: '0+1x30',
      [callsWithin('3')]: '0+10x30',
      [callsWithin('+Inf')]: '0+10x30',
    },
    after: 20,
  },
  RosterProviderRateLimited: {
    series: { [calls('UPSTREAM_RATE_LIMITED')]: '_x10 1x10' },
    after: 14,
  },
  RosterProviderPaused: {
    series: {
      'roster_upstream_pause_seconds{job="roster",provider="a",api="b",class="read"}': '0 0 40x10',
    },
    after: 6,
  },
  RosterProviderRejectsCredential: firstEvent(calls('UPSTREAM_UNAUTHENTICATED')),
  RosterProviderQueue: {
    series: {
      'roster_upstream_queue_length{job="roster",provider="a",api="b",class="read"}': '20x20',
    },
    after: 12,
  },
  RosterProviderOverloaded: firstEvent(calls('OVERLOADED')),
  RosterProviderContract: firstEvent(
    'roster_upstream_contract_departures_total{job="roster",provider="a",api="b"}',
  ),
  RosterLeaseLost: firstEvent(calls('LEASE_LOST')),
  RosterWorkersRestart: {
    series: { 'roster_workers_replaced_total{job="roster",instance="a"}': '0 0 0+1x20' },
    after: 10,
  },
  RosterReloadFailed: {
    series: { 'roster_config_last_reload_successful{job="roster",instance="a"}': '1 1 0x10' },
    after: 5,
  },
  RosterAuditUnavailable: {
    series: { 'roster_audit_refused_total{job="roster",instance="a"}': '0 0 3x10' },
    after: 4,
  },
  RosterStoreDown: {
    series: { 'roster_store_up{job="roster",instance="a"}': '1 1 0x10' },
    after: 5,
  },
  RosterUpdatesUnlocked: {
    series: { 'roster_updates_unlocked_total{job="roster",instance="a"}': '0 0 3x10' },
    after: 4,
  },
  RosterLogDropped: {
    series: { 'roster_log_dropped_total{job="roster",instance="a"}': '0 0 3x10' },
    after: 4,
  },
  RosterConnectionsFull: {
    series: {
      'roster_connections_dropped_total{job="roster",instance="a",reason="full"}': '0+9x10',
    },
    after: 6,
  },
  RosterResponsesCut: {
    series: {
      'roster_responses_cut_total{job="roster",instance="a",reason="slow"}': '0+9x10',
    },
    after: 6,
  },
  RosterUntrustedDocuments: firstEvent(
    'roster_untrusted_documents_total{job="roster",outcome="refused"}',
  ),
};
