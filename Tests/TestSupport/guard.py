"""Runs a command with its output in a file and guards it: `guard.py OUTPUT COMMAND…`.

Prints the command's process id. Kills the command when standard input ends, so that it never outlives the test that
started it. Ends with the command's status: 128 plus the signal if it was killed.
"""

import os
import signal
import subprocess
import sys
import threading

# The thread that started this process may have blocked all signals, and a server must receive SIGTERM.
signal.pthread_sigmask(signal.SIG_SETMASK, [])
with open(sys.argv[1], "wb") as output:
    child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=output, stderr=output)
print(child.pid, flush=True)


def guard():
    sys.stdin.buffer.read()
    child.kill()


threading.Thread(target=guard, daemon=True).start()
code = child.wait()
os._exit(code if code >= 0 else 128 - code)
