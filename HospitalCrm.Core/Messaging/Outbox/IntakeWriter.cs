using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Messaging;

/// <summary>Judges and writes what came together. The database itself decides which of two with one key was first.</summary>
internal sealed class IntakeWriter : IAsyncDisposable
{
    private const string OnceOnly = """ON CONFLICT ("KeyIndex") DO NOTHING""";

    private readonly AsyncServiceScope _scope;
    private readonly CrmDb _db;
    private readonly MessageGate _gate;
    private readonly PreparedRows _rows;

    private IntakeWriter(AsyncServiceScope scope, CrmDb db)
    {
        _scope = scope;
        _db = db;
        _gate = scope.ServiceProvider.GetRequiredService<MessageGate>();
        _rows = PreparedRows.Insert(db, typeof(OutboundMessage), otherwise: OnceOnly);
    }

    public static async Task<IntakeWriter> OpenAsync(IServiceScopeFactory scopes, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("messages");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.Database.OpenConnectionAsync(ct);
        return new(scope, db);
    }

    public async Task WriteAsync(IReadOnlyList<IntakeItem> items, Func<MessageCategory, TimeSpan> life, DateTimeOffset now, CancellationToken ct)
    {
        var messages = items.Select(item => new OutboundMessage(item.Wish, item.Seals, now, life(item.Wish.Category))).ToList();

        // Before the gate of writers is taken: others wait for the disk only.
        var verdicts = await _gate.CheckAsync([.. messages.Select((message, at) => MessageOutbox.QuestionOf(message, items[at].Wish.To))], GateMoment.Enqueue, ct);
        for (var at = 0; at < messages.Count; at++)
        {
            messages[at].Judge(verdicts[at]);
        }

        int[] changed = [];
        await _db.InTransactionAsync(async () => changed = await _rows.RunAsync([.. messages.Select(_rows.ValuesOf)], ct), ct);
        for (var at = 0; at < items.Count; at++)
        {
            var message = messages[at];
            items[at].Answer = changed[at] == 1 ? new(message.Id, message.State, message.Reason, IsNew: true) : await KnownAsync(items[at], ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _rows.Dispose();
        await _scope.DisposeAsync();
    }

    private async Task<OutboxAnswer?> KnownAsync(IntakeItem item, CancellationToken ct)
    {
        var key = item.Seals.Key;
        var known = await _db.OutboundMessages.AsNoTracking().Where(message => message.KeyIndex == key)
            .Select(message => new { message.Id, message.State, message.Reason, message.BodyHash })
            .SingleAsync(ct);
        return known.BodyHash.AsSpan().SequenceEqual(item.Seals.Body) ? new(known.Id, known.State, known.Reason, IsNew: false) : null;
    }
}
