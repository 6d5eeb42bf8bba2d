using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Exports;

namespace HospitalCrm.Web.Exports;

/// <summary>Tells open pages that somebody asked, decided or fetched.</summary>
public sealed class ExportNews
{
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}

internal sealed class ExportRelay(ExportNews news) : IAfterCommit<ExportRequestChanged>
{
    public Task AfterCommitAsync(ExportRequestChanged happened, CancellationToken ct)
    {
        news.Tell();
        return Task.CompletedTask;
    }
}
