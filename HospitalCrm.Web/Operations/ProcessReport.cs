using System.Runtime.InteropServices;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Operations;

/// <summary>How this process is: memory, processor, how long it runs, who is here.</summary>
internal sealed class ProcessReport(SessionCircuits circuits)
{
    private readonly long _startedAt = TimeProvider.System.GetTimestamp();

    public TimeSpan Up => TimeProvider.System.GetElapsedTime(_startedAt);

    public static long MemoryBytes => Environment.WorkingSet;

    public int Circuits => circuits.Count;

    public int SignedIn => circuits.Sessions;

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string System => $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} CPU";

    /// <summary>Null where nobody can tell: only systemd's own time service leaves a sign.</summary>
    public static bool? IsClockSynchronised => !OperatingSystem.IsLinux() || !Directory.Exists("/run/systemd/timesync") ? null : File.Exists("/run/systemd/timesync/synchronized");
}
