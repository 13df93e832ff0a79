"""Limits that a process puts on itself before it opens a stranger's file.

What holds where:
- Linux: address space and processor time, by `setrlimit`; the parent's timeout besides.
- macOS: processor time; the system does not keep to an address-space limit. The parent's timeout besides.
- Windows: memory of the process and its processor time, by a job object; the parent's timeout besides.
"""

import sys

MEMORY = 1024 * 1024 * 1024  # bytes
PROCESSOR_SECONDS = 40

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _LIMIT_PROCESS_TIME, _LIMIT_PROCESS_MEMORY = 0x2, 0x100
    _EXTENDED_LIMITS = 9
    _TICKS = 10_000_000  # a second in units of 100 ns

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("Basic", _BasicLimits),
            ("IoCounters", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_this_process() -> None:
        """Join a job object with limits; it lives as long as the process. Raises OSError where refused."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _ExtendedLimits()
        limits.Basic.LimitFlags = _LIMIT_PROCESS_TIME | _LIMIT_PROCESS_MEMORY
        limits.Basic.PerProcessUserTimeLimit = PROCESSOR_SECONDS * _TICKS
        limits.ProcessMemoryLimit = MEMORY
        job = kernel.CreateJobObjectW(None, None)
        size = ctypes.sizeof(limits)
        kept = job and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        if not kept or not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def limit_this_process() -> None:
        """Lower this process's limits for good; a lower limit that is already there stays."""
        _lower(resource.RLIMIT_AS, MEMORY)
        _lower(resource.RLIMIT_CPU, PROCESSOR_SECONDS)
        _lower(resource.RLIMIT_CORE, 0)

    def _lower(what: int, most: int) -> None:
        _, hard = resource.getrlimit(what)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (limit, limit))
