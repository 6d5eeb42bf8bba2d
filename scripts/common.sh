# Sourced by run, crm, check and scripts/*. Sets $root; the caller sets $me (the word that starts its messages).
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
artifacts=$root/artifacts

say() { printf '%s: %s\n' "$me" "$*" >&2; }

# die MESSAGE [EXIT]
die() {
  say "$1"
  exit "${2:-1}"
}

# The dotnet command line writes below HOME; a service account or a container may have none.
if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
  export HOME=$artifacts/home
  mkdir -p "$HOME" 2>/dev/null || die "HOME is not usable and $artifacts is not writable"
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_CLI_UI_LANGUAGE=en
# Build helpers that outlive the command would keep our locks and the caller's pipe open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

# Finds .NET 10 without starting it (a start costs more than the whole check for changed sources).
need_runtime() {
  local command home
  command=$(command -v dotnet) || die "the .NET 10 SDK is missing: no 'dotnet' on the PATH (https://dot.net/download)"
  home=$(dirname "$(readlink -f "$command")")
  [ -d "$home/host/fxr" ] || home=${DOTNET_ROOT:-}
  # A wrapper script hides where .NET lies; the published program finds it by the system's own registration then.
  [ -n "$home" ] || return 0
  compgen -G "$home/shared/Microsoft.AspNetCore.App/10.*" >/dev/null ||
    die "dotnet in $home has no ASP.NET Core 10: please install the .NET 10 SDK (https://dot.net/download)"
  export DOTNET_ROOT=$home
}

need_sdk() {
  local version
  need_runtime
  version=$(cd "$root" && dotnet --version 2>/dev/null) || version="no SDK"
  case $version in
    10.*) ;;
    *) die "the .NET 10 SDK is needed, 'dotnet --version' says: $version (https://dot.net/download)" ;;
  esac
}

need_artifacts() {
  mkdir -p "$artifacts" 2>/dev/null && : 2>/dev/null >"$artifacts/.writable" ||
    die "cannot write to $artifacts: please make the folder writable"
}

# signature FOLDER… : one line that changes when a file is added, removed or written.
signature() {
  (cd "$root" && find "$@" \( -name obj -o -name bin -o -name _framework -o -name TestResults \) -prune -o \
    -type f -printf '%p %s %T@\n' | LC_ALL=C sort | cksum)
}

free_mb() { df -Pm "$1" 2>/dev/null | awk 'NR == 2 { print $4 }'; }

# The line that tells why a build failed, from its log (which is empty when even the log found no room).
first_error() {
  if grep -qi 'no space left on device' "$1" || [ "$(free_mb "$artifacts")" -lt 20 ]; then
    echo "the disk is full"
    return
  fi
  { grep -m 1 -E '\b(error|ERROR) ?[A-Z]*[0-9]*:' "$1" || tail -n 1 "$1"; } | sed -E "s/ \[[^]]*\]\$//; s|^ *$root/||" | cut -c1-300
}
