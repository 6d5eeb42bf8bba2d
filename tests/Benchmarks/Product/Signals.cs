using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>SIGTERM and SIGKILL, as a service manager or a power cut would; SIGSTOP and SIGCONT, as a machine that hangs for a while.</summary>
internal static partial class Signals
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>False when it did not stop by itself and was killed: it must not go on under the next measurement.</returns>
    public static async Task<bool> TerminateAsync(Process process, CancellationToken ct)
    {
        Send(process.Id, 15);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (process.HasExited)
        {
            return true;
        }

        await KillAsync(process, CancellationToken.None);
        return false;
    }

    public static async Task KillAsync(Process process, CancellationToken ct)
    {
        Send(process.Id, 9);
        await process.WaitForExitAsync(ct);
    }

    public static void Halt(Process process) => Send(process.Id, 19);

    public static void Continue(Process process) => Send(process.Id, 18);

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
