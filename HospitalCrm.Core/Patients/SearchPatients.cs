using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Patients;

/// <summary>
/// One box for everything people know of a patient: name, a part of it, pinyin, initials, a number or its last digits, an id number or
/// its last four, 病案号, 就诊卡号, a disease. Whoever is shown is on record before he is shown (S3-B.9).
/// </summary>
public sealed class SearchPatients(
    ListTools tools, PatientMasks masks, PatientSight sight, PatientFinder finder, AuditLog audit, RecentHits recent, CurrentActor actor) : IUseCase
{
    public const int Most = 10;
    private const int LongestText = 60;

    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<PatientHit>> HandleAsync(string text, CancellationToken ct = default)
    {
        var typed = PersonNames.Fold(text.Length > LongestText ? text[..LongestText] : text).TrimEnd('\uFFFD');
        if (typed.Length == 0)
        {
            return [];
        }

        await sight.PrepareAsync(tools);
        var found = await finder.FindAsync(typed, await sight.ReachAsync(), Most, ct);
        await RecordAsync(typed, [.. found.Select(hit => hit.Found)], ct);
        return [.. found.Select(hit => Hit(hit.Row, hit.Found))];
    }

    private async Task RecordAsync(string typed, IReadOnlyList<FoundPatient> found, CancellationToken ct)
    {
        var now = tools.Clock.GetUtcNow();
        var keys = found.Select(hit => hit.Id).ToList();
        if (recent.Holds(actor.Value, keys, now))
        {
            return;
        }

        var ways = string.Join(' ', found.Select(hit => hit.Why.ToString()).Distinct().Order(StringComparer.Ordinal));
        await audit.AppendAsync(
            new AuditDraft(AuditAct.Listed, "patients", "", now)
            {
                Purpose = ways.Length == 0 ? "search" : "search " + ways,
                Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["typed"] = typed, ["shown"] = string.Join(' ', keys) }),
            }.By(actor.Value),
            ct);
        recent.Add(actor.Value, keys, now);
    }

    private PatientHit Hit(PatientRow row, FoundPatient found)
    {
        var isCovered = tools.Covers(row.IsRestricted);
        return new(
            row.Id,
            tools.Name(row.Name, row.IsRestricted)!,
            row.Sex,
            isCovered ? null : row.Birth.AgeOn(row.DeceasedOn ?? tools.Clock.Today()),
            row.MedicalRecordNo,
            isCovered ? "" : masks.Phone(tools.Vault.Open(ContactNumber.NumberPurpose, row.Phone)),
            found.Why,
            found.Matter)
        {
            LastVisitOn = isCovered ? null : row.LastVisitOn,
            IsDeceased = !isCovered && row.DeceasedOn is not null,
            IsRestricted = row.IsRestricted,
        };
    }
}
