#!/bin/busybox sh
# The first process of the KVM box. It loads KVM, mounts the host's root folder under an overlay, takes one job from
# the host, runs it, and returns its output and exit status. All writes stay in memory.
#
# The ports, in the order of scripts/box/box.ts:
#   1 the job's stdin   2 its stdout   3 its stderr   4 control
# Control carries the job from the host: a line "BYTES END STDIN" and a shell script of that many bytes. It carries "started",
# then "exit STATUS" or "failed WHY" to the host. END follows the last byte of stdout and of stderr.

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
  # The host ends the machine when it reads that.
  run sleep 5
  run poweroff -f
}

load() {
  for module in $(run cat "/modules/$1/order"); do
    run insmod "/modules/$1/$module" || fail "cannot load $module"
  done
}
load ports

# The kernel creates the ports a moment after their device, whose number varies.
tries=0
until [ -c /dev/vport*p4 ]; do
  tries=$((tries + 1))
  [ $tries -lt 200 ] || fail 'QEMU gave no serial ports'
  run sleep 0.05
done
ports=$(echo /dev/vport*p4)
ports=${ports%4}
# A port can be opened only once, so everything below uses these descriptors.
exec 3<"${ports}1" 4>"${ports}2" 5>"${ports}3" 6<>"${ports}4"

# KVM's modules take the longest, so they load in the background.
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
# box_root is on the kernel's command line. In the box of another platform, its root folder lies over the host's, and links to
# busybox lie over both, since the host's programs cannot run.
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

# Until the host opens the port, a read returns nothing.
until read -r bytes end stdin <&6; do run sleep 0.02; done
run head -c "$bytes" <&6 >/job
[ "$(run wc -c </job)" -eq "$bytes" ] || fail 'the job is cut short'

# The host writes nothing more on this port. When it closes, the host is gone.
{ run cat <&6 >/dev/null; run poweroff -f; } &

# Pipes lie between the job and the ports: a program may open /dev/stdout again, which a port refuses.
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

# This does not use run(): its shell would print a message when a signal ends the job.
$bb setsid $bb chroot /root /bin/sh /dev/fd/9 9</job 8>&6 </stdin >/stdout 2>/stderr 3<&- 4>&- 5>&- 6<&- &
job=$!
wait $job
status=$?

# Processes that the job left running keep its pipes open. They have a session, unlike init's processes and the kernel's threads.
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
