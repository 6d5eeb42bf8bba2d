using System.Security.Cryptography;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>
/// What colleagues who had a call before wrote of it, saved or still a draft: a transferred caller need not tell it all again. Whoever has the
/// call now reads it, unless the archive it is about is closed to him.
/// </summary>
public sealed class ColleagueNotes(CrmDb db, PatientSight sight, Vault vault, CurrentActor actor) : IRoomPart
{
    private const int Most = 5;

    public async Task<IReadOnlyList<ColleagueNote>> BeforeAsync(CallSession call, CancellationToken ct)
    {
        var (id, mine, key) = (call.Id, actor.Value.StaffNo, SaveContactRecord.DraftPrefix + call.Id);
        var notes = (await db.ContactRecords.AsNoTracking().Where(record => record.CallId == id && record.StaffNo != mine).OrderBy(record => record.At).Take(Most).ToListAsync(ct))
            .ConvertAll(record => new ColleagueNote(record.StaffNo, "", record.At, record.Topic, vault.Open(ContactRecord.TextPurpose, record.Text), IsDraft: false));
        foreach (var draft in await db.Drafts.AsNoTracking().Where(draft => draft.Key == key && draft.StaffNo != mine).OrderBy(draft => draft.SavedAt).Take(Most).ToListAsync(ct))
        {
            if (Read(draft) is { Text.Length: > 0 } form)
            {
                notes.Add(new(draft.StaffNo, "", draft.SavedAt, form.Topic, form.Text, IsDraft: true));
            }
        }

        if (notes.Count == 0 || (call.PatientId is { } patient && await sight.AdmissionAsync(patient, ct) is null))
        {
            return [];
        }

        var staff = notes.ConvertAll(note => note.StaffNo);
        var names = await db.Staff.AsNoTracking().Where(known => staff.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, ct);
        return notes.ConvertAll(note => note with { StaffName = names.GetValueOrDefault(note.StaffNo, note.StaffNo) });
    }

    private ContactNoteForm? Read(Draft draft)
    {
        try
        {
            return JsonSerializer.Deserialize<ContactNoteForm>(vault.Open(Draft.BodyPurpose, draft.Body));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            // A draft of another version or key ring: the call goes on without it.
            return null;
        }
    }
}

/// <param name="IsDraft">Typed and not saved.</param>
public sealed record ColleagueNote(string StaffNo, string StaffName, DateTimeOffset At, ContactTopic Topic, string Text, bool IsDraft);
