using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging;

/// <summary>Where all channels bring delivery reports. A report that comes before the attempt it belongs to is kept and matched when that is stored.</summary>
public sealed class MessageReports : IAsyncDisposable
{
    private const int AtOnce = 1_000;

    private static readonly TimeSpan Hopeful = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private readonly IServiceScopeFactory _scopes;
    private readonly Vault _vault;
    private readonly HospitalProfile _hospital;
    private readonly TimeProvider _clock;
    private readonly WriteBatch<ReportItem> _batch;
    private ReportWriter? _writer;
    private volatile bool _hasEarly;

    public MessageReports(IServiceScopeFactory scopes, Vault vault, HospitalProfile hospital, TimeProvider clock, ILogger<MessageReports> logger)
    {
        (_scopes, _vault, _hospital, _clock) = (scopes, vault, hospital, clock);
        _batch = new(CommitAsync, logger);
    }

    /// <summary>Some report waits for its message; false spares a question to the database.</summary>
    public bool HasEarly => _hasEarly;

    /// <summary>Returns when it is durable.</summary>
    public Task TakeAsync(string channel, DeliveryReport report, CancellationToken ct)
    {
        var to = report.To is { Length: > 0 } named && _hospital.Subscriber(named) is { } number ? _vault.BlindIndex(ContactNumber.IndexPurpose, number) : null;
        return _batch.AddAsync(new(channel, report, to, null), ct);
    }

    /// <summary>Those that waited: perhaps their messages are there now. What finds none in days is forgotten.</summary>
    public async Task MatchAgainAsync(CancellationToken ct)
    {
        List<EarlyReport> waiting;
        await using (var scope = _scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            var (now, hopeful) = (_clock.GetUtcNow(), _clock.GetUtcNow() - Hopeful);
            waiting = await db.EarlyReports.AsNoTracking().Where(report => report.ReceivedAt > hopeful).OrderBy(report => report.ReceivedAt).Take(AtOnce).ToListAsync(ct);
            if (await db.EarlyReports.AnyAsync(report => report.ReceivedAt < now - Kept, ct))
            {
                await db.InTransactionAsync(() => db.EarlyReports.Where(report => report.ReceivedAt < now - Kept).ExecuteDeleteAsync(ct), ct);
            }
        }

        _hasEarly = waiting.Count > 0;
        await Task.WhenAll(waiting.Select(early => _batch.AddAsync(
            new(early.Channel, new(early.At, early.MessageId, early.Reference, null, early.State, early.Code), early.ToIndex, early.Id), ct)));
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await CloseAsync();
    }

    private async Task CommitAsync(IReadOnlyList<ReportItem> items, CancellationToken ct)
    {
        try
        {
            _writer ??= await ReportWriter.OpenAsync(_scopes, ct);
            _hasEarly |= await _writer.WriteAsync(items, _clock.GetUtcNow(), ct);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    private async Task CloseAsync()
    {
        if (_writer is { } open)
        {
            _writer = null;
            await open.DisposeAsync();
        }
    }
}
