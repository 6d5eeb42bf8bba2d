using System.Diagnostics;
using System.Globalization;
using HospitalCrm.Core.Data.Seeding;

namespace HospitalCrm.Web.Commands;

/// <summary>Says on stderr how far the seeding is: at once when a step begins, then every few seconds.</summary>
internal sealed class SeedProgress : IProgress<DemoProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private string _step = "";
    private long _saidAt;

    public void Report(DemoProgress value)
    {
        if (value.Step == _step && Stopwatch.GetElapsedTime(_saidAt) < Pause)
        {
            return;
        }

        _step = value.Step;
        _saidAt = Stopwatch.GetTimestamp();
        Console.Error.WriteLine(value.Total == 0
            ? $"seeding: {value.Step}"
            : string.Create(CultureInfo.InvariantCulture, $"seeding: {value.Step} {value.Done:N0} of {value.Total:N0}"));
    }
}
