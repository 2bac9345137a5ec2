#!/bin/sh
# Installs the tools that check the deployment: Helm, and the schemas of Kubernetes and Compose. They are in a folder of node_modules, where
# no test looks for sources.
set -eu
cd "$(dirname "$0")/../../.."
mkdir -p node_modules/.deploy-tools
cp test/deploy/tools/package.json test/deploy/tools/package-lock.json test/deploy/tools/.npmrc node_modules/.deploy-tools/
exec npm ci --prefix node_modules/.deploy-tools --ignore-scripts --no-audit --no-fund --loglevel=error
