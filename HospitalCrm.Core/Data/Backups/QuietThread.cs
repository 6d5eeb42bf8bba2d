using System.Runtime.InteropServices;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Runs long work that must wait for disk and processor on a thread of its own, which lets everybody else go first.</summary>
internal static partial class QuietThread
{
    private const int Politeness = 10;
    private const int ThisThread = 0;
    private const int BestEffortLast = (2 << 13) | 7;

    public static Task<T> RunAsync<T>(Func<T> work) => Task.Factory.StartNew(
        () =>
        {
            StepBack();
            return work();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>Where it is not allowed the work runs as any other.</summary>
    private static void StepBack()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(ThisThread, ThisThread, Politeness);
            _ = SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 30 : 251, 1, ThisThread, BestEffortLast);
        }
    }

    // On Linux both speak of the calling thread alone.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);

    // ioprio_set has no wrapper in libc.
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, nint which, nint who, nint priority);
}
