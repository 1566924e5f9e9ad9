"""slow-link.py <device> <delay in ms> <loss in percent> <seed>: a slow and lossy link.

Makes a TUN device, and gives back to it what the kernel sends there, later or not at all. Which
packets are lost is drawn from the seed. For kernels without netem.
"""
import fcntl
import heapq
import os
import random
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000

device, delay_ms, loss_percent, seed = sys.argv[1:]
delay, loss = float(delay_ms) / 1000, float(loss_percent) / 100
chance = random.Random(int(seed))

tun = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", device.encode(), IFF_TUN | IFF_NO_PI))
os.write(3, b"ready")

on_the_way = []
count = 0
while True:
    patience = max(0.0, on_the_way[0][0] - time.monotonic()) if on_the_way else None
    if select.select([tun], [], [], patience)[0]:
        packet = os.read(tun, 65536)
        count += 1
        if chance.random() >= loss:
            heapq.heappush(on_the_way, (time.monotonic() + delay, count, packet))
    while on_the_way and on_the_way[0][0] <= time.monotonic():
        os.write(tun, heapq.heappop(on_the_way)[2])
