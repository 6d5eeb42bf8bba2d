using System.Globalization;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Auditing;

/// <summary>A working day's entries: views, searches, reveals and exports by two hundred people; one in ten with sealed content.</summary>
internal sealed class AuditStream(ServiceProvider services)
{
    private static readonly AuditAct[] Acts = [AuditAct.Viewed, AuditAct.Listed, AuditAct.Viewed, AuditAct.Popped, AuditAct.Viewed, AuditAct.Revealed, AuditAct.Listed, AuditAct.Exported];

    private readonly AuditLog _log = services.GetRequiredService<AuditLog>();
    private long _number;

    public Task AppendAsync(CancellationToken ct) => _log.AppendAsync(Next(), ct);

    /// <summary>Until there are so many in all; together, as a crowd would.</summary>
    public async Task FillAsync(long total, Figures figures, CancellationToken ct)
    {
        figures.Say(string.Create(CultureInfo.InvariantCulture, $"filling the chain up to {total:N0} entries …"));
        while (Interlocked.Read(ref _number) < total)
        {
            await Task.WhenAll(Enumerable.Range(0, (int)Math.Min(10_000, total - _number)).Select(_ => AppendAsync(ct)));
        }
    }

    private AuditDraft Next()
    {
        var number = Interlocked.Increment(ref _number);
        return new(Acts[number % Acts.Length], "Patient", number.ToString(CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow())
        {
            ActorKind = ActorKind.Staff,
            ActorNo = string.Create(CultureInfo.InvariantCulture, $"agent{number % 200:000}"),
            PatientId = Guid.CreateVersion7(),
            Purpose = "archive",
            Detail = number % 10 == 0 ? """{"reason":"患者来电要求核对联系方式"}""" : null,
        };
    }
}
