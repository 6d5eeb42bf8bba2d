using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.FollowUps.Register;

/// <summary>
/// 出院患者随访登记本 for paper, in the form inspectors ask for: what the list of done ones shows under the same filters, the oldest first. Paper
/// leaves the house as a file does: the same right, a reason, the same limit, on record before a line is shown.
/// </summary>
public sealed class PrintRegister(CrmDb db, ListReader reader, ListTools tools, ExportGuard guard, Grants grants, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int Most = 1_000;
    private const int Page = 200;

    public static Permission Requires => FollowUpPermissions.Export;

    public async Task<RegisterSheet> HandleAsync(IReadOnlyDictionary<string, string> filters, string reason, CancellationToken ct = default)
    {
        var given = ExportGuard.Reason(reason);
        var (by, list) = (actor.Value, FollowUpDoneList.Definition);
        await guard.CheckAsync(by, list);
        var query = new ListQuery { Filters = filters, Size = Page };
        var rows = await reader.CountAsync(by, list, query, ct);
        if (rows > Most)
        {
            throw new RuleViolation("FollowUps.RegisterTooLong", rows, Most);
        }

        await guard.CheckSizeAsync(by, (int)rows, ct);
        var found = new List<FollowUpDoneRow>();
        for (var page = 1; found.Count < rows; page++)
        {
            var read = await reader.ReadAsync(by, list, query with { Page = page }, ct);
            found.AddRange(read.Rows);
            if (read.Rows.Count < Page)
            {
                break;
            }
        }

        found.Reverse();
        await RecordAsync(found, filters, given, ct);
        var reveals = await grants.HasAsync(by, PatientPermissions.Reveal);
        return new([.. found.Select((row, at) => Line(row, at + 1, reveals))], clock.GetUtcNow(), given);
    }

    /// <summary>Whose copy it is, and on the access record of everybody who stands in it.</summary>
    private async Task RecordAsync(List<FollowUpDoneRow> rows, IReadOnlyDictionary<string, string> filters, string reason, CancellationToken ct)
    {
        var (now, by) = (clock.GetUtcNow(), actor.Value);
        var detail = JsonSerializer.Serialize(new { reason, filters, rows = rows.Count });
        db.Audit(new AuditDraft(AuditAct.Printed, FollowUpDoneList.Definition.Name, "", now) { Purpose = $"register {rows.Count}", Detail = detail }.By(by));
        db.Audit(rows.Select(row => row.PatientId).Distinct().Select(patient => new AuditDraft(AuditAct.Printed, nameof(Patient), patient.ToString(), now) { PatientId = patient.Value, Purpose = "register" }.By(by)));
        await db.SaveChangesAsync(ct);
    }

    private RegisterLine Line(FollowUpDoneRow row, int number, bool reveals) => new()
    {
        Number = number,
        Name = tools.Name(row.Patient, row.IsRestricted) ?? "",
        Sex = row.Sex,
        Age = RegisterWords.Age(row, tools),
        InpatientNo = row.InpatientNo ?? row.MedicalRecordNo,
        Diagnosis = tools.Covers(row.IsRestricted) ? null : row.Diagnosis,
        DischargedOn = row.DischargedOn,
        Phone = reveals && row.Phone is { } phone && !tools.Covers(row.IsRestricted) ? vault.Open(ContactNumber.NumberPurpose, phone) : RegisterWords.Phone(row, tools),
        At = row.At,
        Door = row.Door,
        Situation = RegisterWords.Situation(row, tools),
        Guidance = RegisterWords.Guidance(row, tools),
        PatientSays = RegisterWords.PatientSays(row, tools),
        Caller = row.Caller ?? (row.Door == AnswerDoor.Agent ? row.By : ""),
    };
}

/// <param name="Reason">What it is printed for; it stands on the paper.</param>
public sealed record RegisterSheet(IReadOnlyList<RegisterLine> Lines, DateTimeOffset At, string Reason);

public sealed record RegisterLine
{
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required Sex Sex { get; init; }

    public required Age? Age { get; init; }

    public required string? InpatientNo { get; init; }

    public required string? Diagnosis { get; init; }

    public required DateOnly? DischargedOn { get; init; }

    /// <summary>In full to those who may see numbers.</summary>
    public required string? Phone { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>随访方式.</summary>
    public required AnswerDoor Door { get; init; }

    public required string? Situation { get; init; }

    public required string? Guidance { get; init; }

    public required string? PatientSays { get; init; }

    public required string Caller { get; init; }
}
