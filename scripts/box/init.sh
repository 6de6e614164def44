#!/bin/busybox sh
# The first process of the KVM box. It loads KVM, mounts the host's root folder under an overlay, takes one job from
# the host, runs it, and hands back its output and its exit status. Everything lives in memory; nothing is kept.
#
# The ports, in the order in which scripts/box/box.ts gives them to QEMU:
#   1 the job's stdin   2 its stdout   3 its stderr   4 control
# To the host, control says "started", then "exit STATUS", or "failed WHY". From the host comes the job: a line "BYTES
# END STDIN" and a shell script of that many bytes. END is written after the last byte of stdout and of stderr.

bb=/bin/busybox
run() { $bb "$@"; }

run mount -t devtmpfs dev /dev
run mount -t proc proc /proc
run mount -t sysfs sys /sys
exec </dev/null >/dev/console 2>&1

fail() {
  run dmesg
  echo "init: $*"
  [ -e /proc/self/fd/6 ] && echo "failed $*" >&6
  # The host ends the machine as soon as it has read that.
  run sleep 5
  run poweroff -f
}

load() {
  for module in $(run cat "/modules/$1/order"); do
    run insmod "/modules/$1/$module" || fail "cannot load $module"
  done
}
load ports

# The kernel names the ports a moment after it has found their device, which may have any number.
tries=0
until [ -c /dev/vport*p4 ]; do
  tries=$((tries + 1))
  [ $tries -lt 200 ] || fail 'QEMU gave no serial ports'
  run sleep 0.05
done
ports=$(echo /dev/vport*p4)
ports=${ports%4}
# A port can be opened once only, so these descriptors serve all that follows.
exec 3<"${ports}1" 4>"${ports}2" 5>"${ports}3" 6<>"${ports}4"

# KVM's modules take the longest, so the rest goes on beside them.
load kvm &
kvm=$!
load root
share() {
  run mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=512000,cache=loose "$1" "/$1" || fail "cannot mount $1"
}
share host
layers=/host
run mount -t tmpfs writes /writes
run mkdir /writes/upper /writes/work
# From the kernel's command line. Another architecture than the host's: its root folder lies over the host's, and over
# both, since the host's programs do not run, links to busybox.
if [ "$box_root" = arch ]; then
  share arch
  layers=/arch:/host
  run mkdir -p /writes/upper/usr/bin
  run --install -s /writes/upper/usr/bin
  run rm /writes/upper/usr/bin/busybox
fi
run mount -t overlay -o lowerdir=$layers,upperdir=/writes/upper,workdir=/writes/work overlay /root ||
  fail 'cannot mount the overlay'
run mount -t devtmpfs dev /root/dev
run mount -t proc proc /root/proc
run mount -t sysfs sys /root/sys
run mkdir -p /dev/pts /dev/shm
run mount -t devpts -o mode=620,ptmxmode=666 pts /root/dev/pts
run mount -t tmpfs -o mode=1777 shm /root/dev/shm
run ln -s /proc/self/fd /dev/fd
run ln -s /proc/self/fd/0 /dev/stdin
run ln -s /proc/self/fd/1 /dev/stdout
run ln -s /proc/self/fd/2 /dev/stderr
run hostname kvm-box
run ip link set lo up || fail 'there is no loopback'

wait $kvm
[ -c /dev/kvm ] || fail 'there is no /dev/kvm'
run chmod 666 /dev/kvm

# A port that the host has not opened yet reads as empty.
until read -r bytes end stdin <&6; do run sleep 0.02; done
run head -c "$bytes" <&6 >/job
[ "$(run wc -c </job)" -eq "$bytes" ] || fail 'the job is cut short'

# The host says nothing more on this port: when it closes, the host is gone.
{ run cat <&6 >/dev/null; run poweroff -f; } &

# Pipes between the job and the ports: a program may open its /dev/stdout again, which a port refuses.
run mkfifo /stdin /stdout /stderr
run cat /stdout >&4 &
stdout=$!
run cat /stderr >&5 &
stderr=$!
if [ "$stdin" = 1 ]; then
  run cat <&3 >/stdin 2>/dev/null &
else
  : >/stdin &
fi

# Not by the function, whose shell would add a word of its own when a signal ends the job.
$bb setsid $bb chroot /root /bin/sh /dev/fd/9 9</job 8>&6 </stdin >/stdout 2>/stderr 3<&- 4>&- 5>&- 6<&- &
job=$!
wait $job
status=$?

# What the job left running would hold its pipes open. Unlike init's own processes and the kernel's threads, these are
# in a session, the job's or one of their own.
left=1
while [ -n "$left" ]; do
  left=
  for process in /proc/[0-9]*; do
    read -r stat 2>/dev/null <"$process/stat" || continue
    set -- ${stat##*) } # state, parent, group, session
    [ "$4" != 0 ] && kill -9 "${process#/proc/}" 2>/dev/null && [ "$1" != Z ] && left=1
  done
done
wait $stdout $stderr
printf '\001%s' "$end" >&4
printf '\001%s' "$end" >&5
echo "exit $status" >&6
while :; do run sleep 1000; done
