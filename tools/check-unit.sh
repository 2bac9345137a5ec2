#!/bin/sh
# `npm run check:unit`: starts deploy/systemd/roster.service by a systemd of its own and checks what deploy/README.md says of it. It needs
# Linux, root, systemd and /usr/bin/node. That systemd is the first process of a namespace: it has no network but a loopback, every folder
# that it could write to is in memory, and it can start no unit but this one.
set -eu

if [ "${1:-}" = '' ]; then
  repository=$(cd "$(dirname "$0")/.." && pwd)
  node=$(readlink -f "$(command -v node)")
  printed=$(timeout --signal=KILL 90 unshare --pid --fork --kill-child --mount --uts --ipc --net --cgroup --mount-proc \
    sh "$0" prepare "$repository" "$node" </dev/null) || true # It is switched off.
  echo "$printed"
  # The last check is missing if it ended before.
  case $printed in *FAIL*) exit 1 ;; *'ok   is not started again'*) exit 0 ;; *) exit 1 ;; esac
fi

if [ "$1" = prepare ]; then
  units=/etc/systemd/system
  mount -t tmpfs tmpfs /run
  cp -a /etc /run/etc
  mount --bind /run/etc /etc
  mkdir -p /run/lock /run/repository
  mount --bind "$2" /run/repository
  mount --bind "$3" "$(readlink -f /usr/bin/node)"
  for folder in /tmp /var /opt /srv /mnt /media "$units"; do
    if [ -d "$folder" ]; then mount -t tmpfs tmpfs "$folder"; fi
  done
  mkdir -p /opt/roster /var/lib /var/tmp /var/log /etc/roster/secrets "$units/roster.service.d"
  mount --bind /run/repository /opt/roster
  for unit in sysinit.target basic.target local-fs.target remote-fs.target network-online.target getty.target \
    systemd-udevd.service systemd-tmpfiles-setup.service systemd-sysctl.service systemd-journald.service; do
    ln -s /dev/null "$units/$unit"
  done
  cp /opt/roster/deploy/systemd/roster.service "$units/"
  printf '[Unit]\nDefaultDependencies=no\n[Service]\nStandardOutput=append:/var/log/roster.log\nStandardError=inherit\n' \
    >"$units/roster.service.d/alone.conf"
  printf '[Unit]\nDefaultDependencies=no\n' >"$units/nothing.target"
  echo 'roster:x:64990:64990::/var/lib/roster:/usr/sbin/nologin' >>/etc/passwd
  echo 'roster:x:64990:' >>/etc/group
  for name in audit-key store-url store-key provider-token; do
    echo "a secret that is long enough for $name" >"/etc/roster/secrets/$name"
  done
  chmod 600 /etc/roster/secrets/*
  cat >/etc/roster/roster.yml <<'YAML'
audit: { file: /var/lib/roster/audit.jsonl, key: { file: /run/credentials/roster.service/audit-key } }
providers:
  billing: { kind: activePlatform, url: "http://127.0.0.1:9", apiToken: { file: /run/credentials/roster.service/provider-token } }
YAML
  # Otherwise the mounts of the credentials would not reach the service.
  mount --make-rshared /
  sh /opt/roster/tools/check-unit.sh check 2>&1 &
  exec env -i "PATH=$PATH" /lib/systemd/systemd --system --unit=nothing.target --show-status=no
fi

# The signal that switches off at once.
trap 'kill -s RTMIN+14 1' EXIT

check() {
  case $2 in
  $3) echo "ok   $1" ;;
  *) echo "FAIL $1: $2" ;;
  esac
}

property() { systemctl show roster.service --property="$1" --value; }

# Prints the body of a response; the second argument is the body of a request.
ask() {
  node -e "
    const [url, body] = process.argv.slice(1);
    const init = body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body } : {};
    fetch(url, init).then((response) => response.text()).then(console.log, console.log)" "http://127.0.0.1:4000$1" "${2:-}"
}

UPDATE='{"query":"mutation { updateUser(input: { activePlatform: { id: \"billing/user/7\", firstName: \"Ann\" } }) { __typename } }"}'

for _ in $(seq 50); do
  if [ -S /run/systemd/private ]; then break; fi
  sleep 0.2
done
systemctl start roster.service || cat /var/log/roster.log
check 'starts, and is ready when systemd says so' "$(property StatusText) $(ask /health/ready)" 'Ready at http* {"status":"ready"}*'
check 'calls the provider' "$(ask /graphql "$UPDATE")" '*ProviderProblem*'
check 'writes its audit trail to a folder of its own' "$(stat -c '%U %a' /var/lib/roster /var/lib/roster/audit.jsonl | tr '\n' ' ')" 'roster 700 roster 600 '
systemctl reload roster.service
sleep 1
check 'reloads' "$(property StatusText)" 'Ready: configuration reloaded, nothing has changed'
systemctl kill --signal=KILL roster.service
sleep 5
check 'is started again after a crash' "$(property NRestarts) $(property ActiveState) $(ask /health/ready)" '1 active {"status":"ready"}*'
systemctl stop roster.service
check 'stops without an error' "$(property Result) $(property ActiveState)" 'success inactive'
echo 'nonsense: true' >>/etc/roster/roster.yml
systemctl start roster.service 2>/dev/null || true
sleep 5
check 'is not started again with a wrong configuration' "$(property ExecMainStatus) $(property NRestarts)" '78 0'
