using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>SIGTERM and SIGKILL, as a service manager or a power cut would.</summary>
internal static partial class Signals
{
    public static async Task TerminateAsync(Process process, CancellationToken ct)
    {
        Send(process.Id, 15);
        await process.WaitForExitAsync(ct);
    }

    public static async Task KillAsync(Process process, CancellationToken ct)
    {
        Send(process.Id, 9);
        await process.WaitForExitAsync(ct);
    }

    private static void Send(int pid, int signal)
    {
        if (Kill(pid, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
