#!/bin/sh
# Creates the secrets of this folder once: secrets/ and .env. It changes nothing that is there.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
chmod 711 secrets

random() { head -c 32 /dev/urandom | od -An -vtx1 | tr -d ' \n'; }

# Compose mounts the files as they are, and the accounts of the containers must read them. The folder cannot be listed.
create() {
  if [ ! -e "secrets/$1" ]; then
    printf '%s' "$2" >"secrets/$1"
    chmod 444 "secrets/$1"
  fi
}

create audit_key "$(random)"
create store_key "$(random)"
create grafana_password "$(random)"
create prometheus_key "roster_$(random)"
create desk_key "roster_$(random)"

password=$(random)
create redis.conf "requirepass $password
appendonly yes
appendfsync always
maxmemory 192mb
maxmemory-policy noeviction
"
create store_url "redis://:$(sed -n 's/^requirepass //p' secrets/redis.conf)@redis:6379"

digest() { sha256sum "secrets/$1" | cut -d ' ' -f 1; }

if [ ! -e .env ]; then
  cat >.env <<END
ROSTER_DESK_SHA256=$(digest desk_key)
ROSTER_PROMETHEUS_SHA256=$(digest prometheus_key)
# The provider: its URL here, its token in secrets/active_platform_token (chmod 444).
ACTIVE_PLATFORM_URL=
END
fi
echo 'Created. Now set ACTIVE_PLATFORM_URL in .env, and write the token to secrets/active_platform_token.'
