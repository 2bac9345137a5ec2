import type { UpstreamObserver, UpstreamState } from '../upstream/observer.ts';
import { reportEachHour } from '../upstream/report-each-hour.ts';
import type { SharedResources } from './shared-resources.ts';
import { UpstreamHistory } from './upstream-history.ts';
import { createUpstreamLog } from './upstream-log.ts';

/** Counts, logs and remembers the upstream calls of one configuration. */
export function observeUpstreams({ log, metrics }: SharedResources) {
  const states: (() => UpstreamState)[] = [];
  const upstreamLog = createUpstreamLog(log);
  const history = new UpstreamHistory();
  const reportDeparture = reportEachHour(({ provider, endpoint: { api, method, path }, detail }) =>
    log.warn({ provider, api, method, path, detail }, 'Response departs from its documentation'),
  );
  const observer: UpstreamObserver = {
    observe: (call) => {
      metrics.observeCall(call);
      upstreamLog.observeCall(call);
      history.record(call);
    },
    observeBreaker: upstreamLog.observeBreaker,
    observeDeparture: (departure) => {
      metrics.countDeparture(departure);
      reportDeparture(departure);
    },
    watch: (state) => states.push(state),
  };
  return {
    observer,
    /** Returns the state of each API. */
    upstreams: () => states.map((state) => state()),
    history,
  };
}
