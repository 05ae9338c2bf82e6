#!/bin/sh
# Shows the gateway deciding on harmless work and on attacks. Needs only Node and npm; sets everything else up itself.
set -eu
cd "$(dirname "$0")"
node scripts/setup.mjs
exec node scripts/demo.mjs "$@"
