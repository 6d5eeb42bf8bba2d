using System.Diagnostics;
using System.Text.Json;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Benchmarks.Product;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Desk;

/// <summary>What of a killed day is in the tables: every call that was accepted, every note that was called saved, every draft older than three seconds.</summary>
internal sealed record DeskLedger(int Calls, int LostCalls, int Notes, int LostNotes, int Drafts, int LostDrafts)
{
    private static readonly TimeSpan DraftsWithin = TimeSpan.FromSeconds(3);

    public static async Task<DeskLedger> ReadAsync(string folder, IReadOnlyCollection<DeskCall> calls, long killedAt, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        await services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Vault>());
        var ids = await db.Calls.AsNoTracking().Where(call => call.LinkId.StartsWith("desk-")).ToDictionaryAsync(call => call.LinkId, call => call.Id, ct);
        var notes = (await db.ContactRecords.AsNoTracking().Where(record => record.CallId != null).ToListAsync(ct))
            .ToDictionary(record => (record.CallId!.Value.ToString()!, record.StaffNo), record => vault.Open(ContactRecord.TextPurpose, record.Text));
        var drafts = (await db.Drafts.AsNoTracking().Where(draft => draft.Key.StartsWith(SaveContactRecord.DraftPrefix)).ToListAsync(ct))
            .ToDictionary(draft => (draft.Key[SaveContactRecord.DraftPrefix.Length..], draft.StaffNo), draft => JsonSerializer.Deserialize<ContactNoteForm>(vault.Open(Draft.BodyPurpose, draft.Body))!.Text);
        var old = killedAt - (long)(DraftsWithin.TotalSeconds * Stopwatch.Frequency);
        var (accepted, saved) = (calls.Where(call => call.IsAccepted).ToList(), calls.Where(call => call.IsSaved).ToList());
        var open = accepted.Where(call => !call.IsSaved && call.TypedBy(old).Length > 0).ToList();
        return new(
            accepted.Count,
            accepted.Count(call => !ids.ContainsKey(call.Link)),
            saved.Count,
            saved.Count(call => NoteOf(call) != call.Last),
            open.Count,
            open.Count(call => !Holds(DraftOf(call), call.TypedBy(old)) && !(call.IsSaving && Holds(NoteOf(call), call.TypedBy(old)))));

        string? NoteOf(DeskCall call) => ids.TryGetValue(call.Link, out var id) ? notes.GetValueOrDefault((id.ToString(), call.StaffNo)) : null;

        string? DraftOf(DeskCall call) => ids.TryGetValue(call.Link, out var id) ? drafts.GetValueOrDefault((id.ToString(), call.StaffNo)) : null;
    }

    // A draft may be newer than what was promised.
    private static bool Holds(string? kept, string typed) => kept is not null && kept.StartsWith(typed, StringComparison.Ordinal);
}
