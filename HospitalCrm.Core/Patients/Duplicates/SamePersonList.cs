using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Patients.Duplicates;

/// <summary>同一人判定: what was said of archives that look alike, the newest first.</summary>
public static class SamePersonList
{
    private const string Same = "same";
    private const string Different = "different";
    private const string Holds = "holds";
    private const string Undone = "undone";

    public static readonly ListDefinition<SamePersonRow> Definition = new("same-person")
    {
        Source = db =>
            from decision in db.SamePersonDecisions
            select new SamePersonRow
            {
                Id = decision.Id,
                At = decision.At,
                KeptId = decision.KeptId,
                Kept = db.Patients.Where(patient => patient.Id == decision.KeptId).Select(patient => patient.Name).FirstOrDefault(),
                KeptNo = db.Patients.Where(patient => patient.Id == decision.KeptId).Select(patient => patient.MedicalRecordNo).FirstOrDefault(),
                OtherId = decision.OtherId,
                Other = db.Patients.Where(patient => patient.Id == decision.OtherId).Select(patient => patient.Name).FirstOrDefault(),
                OtherNo = db.Patients.Where(patient => patient.Id == decision.OtherId).Select(patient => patient.MedicalRecordNo).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => (patient.Id == decision.KeptId || patient.Id == decision.OtherId) && patient.RestrictedAs != null),
                IsSame = decision.IsSame,
                Note = decision.Note,
                By = db.Staff.Where(staff => staff.StaffNo == decision.By).Select(staff => staff.Name).FirstOrDefault(),
                UndoneAt = decision.UndoneAt,
                UndoneBy = db.Staff.Where(staff => staff.StaffNo == decision.UndoneBy).Select(staff => staff.Name).FirstOrDefault(),
            },
        Key = ListKey<SamePersonRow>.By(row => row.Id),
        SortedDescending = true,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.SelectMany(row => new Id<Patient>?[] { row.KeptId, row.OtherId }), ct),
        Columns =
        [
            new("At", row => row.At) { Width = "130px" },
            new("Kept", (row, tools) => Named(row.KeptId, row.Kept, row.KeptNo, row, tools)) { Width = "170px" },
            new("Other", (row, tools) => Named(row.OtherId, row.Other, row.OtherNo, row, tools)) { Width = "170px" },
            new("Verdict", row => row.IsSame ? SamePersonVerdict.Same : SamePersonVerdict.Different) { Width = "100px" },
            new("By", row => row.By) { Width = "90px" },
            new("Note", (row, tools) => tools.Covers(row.IsRestricted) ? null : tools.Vault.Open(SamePersonDecision.NotePurpose, row.Note)),
            new("UndoneAt", row => row.UndoneAt) { Width = "130px" },
            new("UndoneBy", row => row.UndoneBy) { Width = "90px" },
        ],
        Filters =
        [
            new("verdict", FilterKind.Choice, (typed, _) => typed == Same ? row => row.IsSame : row => !row.IsSame) { Choices = [Same, Different], IsPublic = true },
            new("standing", FilterKind.Choice, (typed, _) => typed == Holds ? row => row.UndoneAt == null : row => row.UndoneAt != null) { Choices = [Holds, Undone], IsPublic = true },
        ],
        Permissions = new(PatientPermissions.Merge)
        {
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        OpenUrl = row => $"/patients/{row.KeptId}",
        ShowsPatients = true,
    };

    private static string? Named(Id<Patient> patient, string? name, string? recordNo, SamePersonRow row, ListTools tools) =>
        tools.Reaches(patient) && name is not null ? string.Join(' ', new[] { tools.Name(name, row.IsRestricted), recordNo }.OfType<string>()) : null;
}

public enum SamePersonVerdict
{
    Same,
    Different,
}

public sealed record SamePersonRow
{
    public required Id<SamePersonDecision> Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Id<Patient> KeptId { get; init; }

    public required string? Kept { get; init; }

    public required string? KeptNo { get; init; }

    public required Id<Patient> OtherId { get; init; }

    public required string? Other { get; init; }

    public required string? OtherNo { get; init; }

    public bool IsRestricted { get; init; }

    public required bool IsSame { get; init; }

    public required Sealed? Note { get; init; }

    public required string? By { get; init; }

    public required DateTimeOffset? UndoneAt { get; init; }

    public required string? UndoneBy { get; init; }
}
