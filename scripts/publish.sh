# Sourced by run and crm: publish_product makes $app the folder of an up-to-date Release build.
# shellcheck shell=bash disable=SC2154
# artifacts/app is a link to the current build, so a change of build is one rename and a running server keeps its own files.

product_sources=(HospitalCrm.Core HospitalCrm.Device HospitalCrm.Web build Directory.Build.props Directory.Packages.props global.json)

publish_product() {
  local now
  now=$(signature "${product_sources[@]}")
  if ! is_published "$now"; then
    need_sdk
    need_artifacts
    # Two commands at once: the second waits, then finds the work done. Children must not inherit the lock.
    (wait_for_lock && { is_published "$now" || publish_now "$now" 9>&-; }) 9>"$artifacts/.publish.lock" || exit 1
  fi
  app=$(readlink -f "$artifacts/app")
}

wait_for_lock() {
  flock -n 9 && return
  say "another command is publishing: waiting for it …"
  flock 9
}

is_published() {
  [ -x "$artifacts/app/HospitalCrm.Web" ] && [ "$(cat "$artifacts/app/.sources" 2>/dev/null)" = "$1" ]
}

publish_now() {
  local target=$artifacts/builds/$$-$EPOCHSECONDS log=$artifacts/publish.log started=$SECONDS
  [ "$(free_mb "$artifacts")" -ge 400 ] ||
    die "only $(free_mb "$artifacts") MB are free at $artifacts: publishing needs 400"
  say "sources changed: publishing a Release build (the first time takes a minute or two) …"
  trap 'rm -rf "$target"' EXIT
  trap 'exit 130' INT TERM
  mkdir -p "$target" || die "cannot write to $artifacts/builds"
  # 2>/dev/null: bash's own word about a killed compiler; the log has the compiler's.
  { publish_to "$target" "$log" && printf '%s\n' "$1" >"$target/.sources"; } 2>/dev/null ||
    die "publishing failed: $(first_error "$log") (whole log: $log)"
  switch_to "$target" || die "cannot replace $artifacts/app"
  trap - EXIT
  drop_unused_builds
  [ ! -e "$artifacts/.plain" ] || say "without ReadyToRun, because artifacts/.plain exists: its compiler could not be fetched (delete the file to try again)"
  say "published in $((SECONDS - started)) s"
}

# ReadyToRun halves the start; its compiler is a package a registry may lack, so a plain build is the second choice.
publish_to() {
  local common=("$root/HospitalCrm.Web" -c Release -o "$1" --nologo -v q --artifacts-path "$artifacts/build" -nodeReuse:false -p:UseSharedCompilation=false)
  local rid ready=()
  case $(uname -m) in
    x86_64) rid=linux-x64 ;;
    aarch64) rid=linux-arm64 ;;
    *) rid= ;;
  esac
  if [ -n "$rid" ] && [ ! -e "$artifacts/.plain" ]; then
    ready=(-r "$rid" --self-contained false -p:PublishReadyToRun=true)
    dotnet publish "${common[@]}" "${ready[@]}" >"$2" 2>&1 </dev/null && return
    grep -qE 'NETSDK1094|NU1[0-9]{3}.*(Crossgen2|App\.Runtime|App\.Host)' "$2" || return 1
    touch "$artifacts/.plain"
    rm -rf "$artifacts/build" "${1:?}"/*
  fi
  dotnet publish "${common[@]}" --no-self-contained >"$2" 2>&1 </dev/null
}

switch_to() {
  [ -L "$artifacts/app" ] || rm -rf "$artifacts/app"
  ln -sfn "builds/$(basename "$1")" "$artifacts/app.next" && mv -T "$artifacts/app.next" "$artifacts/app"
}

# A server started earlier still reads its pages and libraries from its own build.
drop_unused_builds() {
  local build
  for build in "$artifacts"/builds/*; do
    [ "$build" -ef "$artifacts/app" ] && continue
    readlink /proc/[0-9]*/exe 2>/dev/null | grep -qF "$build/" || rm -rf "$build"
  done
}
